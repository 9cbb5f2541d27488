import { expect, test } from 'vitest';
import { anOrderLine, anOrderPage } from '../testing/ebay-orders.ts';
import { captureOrder } from './captured-order.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

test('an order’s page becomes an order in the words of the API', () => {
  expect(captureOrder(anOrderPage(), [], 'run')).toEqual({
    kind: 'captured',
    order: {
      ebay_order_id: '12-15199-57289',
      sold_on: '2026-11-22',
      currency: 'EUR',
      lines: [
        {
          ebay_line_id: '10085010063106',
          item_id: '123456789012',
          variation: 'Color: Blue',
          sku: 'SKU-1',
          item_name: 'Cedar bird feeder',
          qty: 1,
          total_minor: 2000,
        },
      ],
      sale_minor: 2500,
      fees_minor: 300,
      earnings_minor: 2200,
      ship_to: anOrderPage().shipTo,
      ship_by: '2026-11-25T23:59:59Z',
      latest_delivery: '2026-11-30',
      practice_run: 'run',
    },
  });
});

test('lines that are shipped stay out, with their share of the money; the shares sum to the whole', () => {
  const shipped = anOrderLine({ lineId: '10085010063107', total: eur(1001), isShipped: true });
  const capture = captureOrder(anOrderPage({ lines: [anOrderLine(), shipped], sale: eur(3500) }), [], null);
  const other = captureOrder(
    anOrderPage({
      lines: [anOrderLine({ isShipped: true }), { ...shipped, isShipped: false }],
      sale: eur(3500),
    }),
    [],
    null,
  );
  if (capture.kind !== 'captured' || other.kind !== 'captured') throw new Error('Not captured');
  expect(capture.order.lines).toHaveLength(1);
  expect(capture.order.sale_minor + other.order.sale_minor).toBe(3500);
});

test('unknown fees and an absent address are captured as unknown', () => {
  const capture = captureOrder(anOrderPage({ fees: null, shipTo: null, shipBy: null }), [], null);
  expect(capture).toMatchObject({
    kind: 'captured',
    order: { fees_minor: null, ship_to: null, ship_by: null },
  });
});

test('an order whose money does not add up is not captured', () => {
  expect(captureOrder(anOrderPage({ difference: eur(500) }), [], null)).toEqual({
    kind: 'unreadable',
    missing: ['difference'],
  });
});

test('what is missing is named, and nothing is guessed', () => {
  const page = anOrderPage({ sale: null, lines: [anOrderLine({ lineId: null })] });
  expect(captureOrder(page, ['quantity'], null)).toEqual({
    kind: 'unreadable',
    missing: ['sale', 'line.lineId', 'quantity'],
  });
});

test('a status that the agent does not know makes the order a person’s', () => {
  const page = anOrderPage({ status: 'unknown', statusText: 'On hold' });
  expect(captureOrder(page, [], null)).toEqual({ kind: 'unreadable', missing: ['status'] });
});
