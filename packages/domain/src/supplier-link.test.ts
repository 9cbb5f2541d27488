import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveSupplierLink } from './supplier-link.ts';

const line = { item_id: '406355941732', variation: 'Color: Blue', sku: 'KB-1' };
const any = {
  item_id: null,
  variation: null,
  sku: null,
  site: 'amazon.com',
  asin: 'B000000001',
  units_per_item: 1,
};

describe('resolveSupplierLink', () => {
  it('finds nothing where no link names the line', () => {
    expect(resolveSupplierLink(line, [])).toEqual({ kind: 'none' });
    expect(resolveSupplierLink(line, [any, { ...any, sku: 'KB-2' }])).toEqual({ kind: 'none' });
    expect(resolveSupplierLink({ ...line, sku: null }, [{ ...any, sku: 'KB-1' }])).toEqual({ kind: 'none' });
  });

  it('prefers the link that says more about the line', () => {
    const item = { ...any, item_id: line.item_id };
    const blue = { ...item, variation: line.variation, asin: 'B000000002' };
    expect(resolveSupplierLink(line, [item, blue])).toEqual({ kind: 'found', link: blue });
    expect(resolveSupplierLink({ ...line, variation: 'Color: Red' }, [item, blue])).toEqual({
      kind: 'found',
      link: item,
    });
  });

  it('leaves two that disagree, neither more specific, to a person', () => {
    const byItem = { ...any, item_id: line.item_id };
    const bySku = { ...any, sku: line.sku, asin: 'B000000002' };
    expect(resolveSupplierLink(line, [byItem, bySku])).toEqual({ kind: 'conflict', links: [byItem, bySku] });
    expect(resolveSupplierLink(line, [byItem, { ...bySku, asin: byItem.asin }])).toEqual({
      kind: 'found',
      link: byItem,
    });
    expect(resolveSupplierLink(line, [byItem, { ...bySku, asin: byItem.asin, units_per_item: 2 }]).kind).toBe(
      'conflict',
    );
  });

  it('answers the same whatever the order of the links', () => {
    const link = fc.record({
      item_id: fc.constantFrom(null, line.item_id, '1'),
      variation: fc.constantFrom(null, line.variation),
      sku: fc.constantFrom(null, line.sku),
      site: fc.constant('amazon.com'),
      asin: fc.constantFrom('B000000001', 'B000000002'),
      units_per_item: fc.constant(1),
    });
    fc.assert(
      fc.property(fc.array(link, { maxLength: 6 }), (links) => {
        const [one, other] = [
          resolveSupplierLink(line, links),
          resolveSupplierLink(line, links.toReversed()),
        ];
        expect(one.kind).toBe(other.kind);
        if (one.kind === 'found' && other.kind === 'found') expect(one.link.asin).toBe(other.link.asin);
      }),
    );
  });
});
