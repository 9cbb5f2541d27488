import { type OrderRecord, RECORD_FIELD_PERMISSIONS } from '@crosscart/contracts';
import { describe, expect, it } from 'vitest';
import { editableText, mayEdit, parseEdit, withChange } from './record-fields.ts';

const record: OrderRecord = {
  id: '3f0e8a1c-5f0a-4a57-9b57-0d8a3f6f4a11',
  account_id: '3f0e8a1c-5f0a-4a57-9b57-0d8a3f6f4a12',
  account_code: 'LAMPS',
  ebay_order_id: '12-15199-57289',
  ebay_line_id: '10000000001',
  sale_date: '2026-11-01',
  item_name: 'Desk lamp',
  qty: 1,
  currency: 'EUR',
  sale_price_minor: 4000,
  ebay_fees_minor: null,
  amazon_price_minor: 2000,
  amazon_tax_minor: 156,
  amazon_shipping_minor: 99,
  amazon_order_ids: ['112-1234567-1234567'],
  status: 'SUCCESSFUL',
  return_label_cost_minor: null,
  earnings_net_minor: null,
  cogs_total_minor: 2255,
  profit_minor: null,
  job_id: null,
  version: 3,
  created_at: '2026-11-01T00:00:00Z',
  updated_at: '2026-11-01T00:00:00Z',
};

describe('editing a record in place', () => {
  it('starts from what stands there; unknown money is an empty field', () => {
    expect(editableText(record, 'sale_price_minor')).toBe('40.00');
    expect(editableText(record, 'ebay_fees_minor')).toBe('');
    expect(editableText(record, 'amazon_order_ids')).toBe('112-1234567-1234567');
  });

  it('turns what was typed into a change of exactly that field', () => {
    expect(parseEdit(record, 'ebay_fees_minor', '6.40')).toEqual({ change: { ebay_fees_minor: 640 } });
    expect(parseEdit(record, 'amazon_tax_minor', '')).toEqual({ change: { amazon_tax_minor: null } });
    expect(parseEdit(record, 'qty', '3')).toEqual({ change: { qty: 3 } });
    expect(parseEdit(record, 'status', 'RETURN_CLOSED')).toEqual({ change: { status: 'RETURN_CLOSED' } });
    expect(parseEdit(record, 'amazon_order_ids', '112-1234567-1234567; 113-1234567-1234568')).toEqual({
      change: { amazon_order_ids: ['112-1234567-1234567', '113-1234567-1234568'] },
    });
  });

  it('sends nothing when nothing changed', () => {
    for (const field of Object.keys(RECORD_FIELD_PERMISSIONS) as (keyof typeof RECORD_FIELD_PERMISSIONS)[]) {
      expect(parseEdit(record, field, editableText(record, field))).toEqual({ unchanged: true });
    }
  });

  it.each([
    ['qty', '0'],
    ['qty', 'many'],
    ['sale_price_minor', '-1'],
    ['ebay_order_id', '12-15199'],
    ['amazon_order_ids', '106-1234567-1234567'],
    ['item_name', '  '],
    ['sale_date', 'yesterday'],
  ] as const)('keeps the field open for %s = %j', (field, typed) => {
    expect(parseEdit(record, field, typed)).toHaveProperty('problem');
  });

  it('shows derived money as unknown until the database has computed it anew', () => {
    expect(withChange(record, { amazon_price_minor: 2500 })).toMatchObject({
      amazon_price_minor: 2500,
      cogs_total_minor: null,
      profit_minor: null,
    });
    expect(withChange(record, { item_name: 'Lamp' }).cogs_total_minor).toBe(2255);
  });

  it('shows none to whoever has none', () => {
    const { earnings_net_minor: _, cogs_total_minor: __, profit_minor: ___, ...parts } = record;
    const derived = Object.keys(withChange(parts, { amazon_price_minor: 2500 })).filter((field) =>
      /^(earnings|cogs|profit)/.test(field),
    );
    expect(derived).toEqual([]);
  });

  it('never makes a profit appear for someone who may not read it', () => {
    const { profit_minor: _, ...withoutProfit } = record;
    expect(withChange(withoutProfit, { amazon_price_minor: 1 })).not.toHaveProperty('profit_minor');
  });

  it('asks for the permission of each field', () => {
    const may = (key: string) => key === 'order_tracking.write.service_fields';
    expect(mayEdit('status', may)).toBe(true);
    expect(mayEdit('sale_price_minor', may)).toBe(false);
  });
});
