import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PracticeMarketplaces } from '../start.ts';
import { startForTest, testProduct } from '../testing/practice.ts';
import type { ControlClient } from './client.ts';
import { makeControlClient } from './client.ts';

let practice: PracticeMarketplaces;
let control: ControlClient;

beforeEach(async () => {
  practice = await startForTest();
  control = makeControlClient(practice.controlUrl);
});
afterEach(() => practice.close());

describe('the control API', () => {
  it('seeds, changes price and stock, and reports state and truth', async () => {
    expect(await control.seed({ products: [testProduct()] })).toEqual({
      orders: 0,
      products: 1,
      supplier_links: 0,
    });
    await control.setPrice('B0TESTAAA1', 1234);
    await control.setStock('B0TESTAAA1', 3);
    const state = await control.state();
    expect(state.products).toEqual([testProduct({ price_minor: 1234, stock: 3 })]);
    expect(state.buyer.customer_id).toMatch(/^A\d{13}$/);
    expect(await control.truth()).toEqual({ run_id: 'test-run', purchases: [] });
  });

  it('answers bad input with 400 naming the field, and an unknown product with 404', async () => {
    await expect(control.setPrice('B0UNKNOWN1', 5)).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await control.seed({ products: [testProduct()] });
    await expect(control.setPrice('B0TESTAAA1', 1.5)).rejects.toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
      message: expect.stringContaining('price_minor'),
    });
    await expect(control.seed({ products: [testProduct({ stock: -1 })] })).rejects.toMatchObject({
      message: expect.stringContaining('stock'),
    });
    const notJson = await fetch(new URL('/seed', practice.controlUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(notJson.status).toBe(400);
  });

  it('refuses a request that comes by another host name', async () => {
    const status = await new Promise((resolve, reject) => {
      request(new URL('/truth', practice.controlUrl), { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});
