import { describe, expect, it } from 'vitest';
import { advanceClock } from '../testing/index.ts';
import { useTestQueue } from './test-queue.ts';
import { somePlacedOrder } from './walked-orders.ts';

describe('a purchase', () => {
  const queue = useTestQueue();

  it('books a purchase to the cent, also when one click made two orders', async () => {
    const { walk, one } = await queue.startWalk();
    const id = await walk.capture();
    const job = await walk.toPlacing(one);
    await walk.placed(one, job);
    const orders = [
      somePlacedOrder({ price_minor: 1_000, tax_minor: 80, shipping_minor: 0, total_minor: 1_080 }),
      // A promotion of 1.00: the parts sum to the total.
      somePlacedOrder({ price_minor: 2_100, tax_minor: 160, shipping_minor: 0, total_minor: 2_160 }),
    ];
    const done = await walk.complete(one, job, orders);
    const [record] = await queue.test.sql`select * from app.records where id = ${done.record_id}`;
    expect(record).toMatchObject({
      job_id: id,
      sale_price_minor: 5_000,
      ebay_fees_minor: 650,
      amazon_price_minor: 3_000,
      amazon_tax_minor: 240,
      amazon_shipping_minor: 0,
      cogs_total_minor: 3_240,
      earnings_net_minor: 4_350,
      profit_minor: 1_110,
    });
    expect(record?.amazon_order_ids).toEqual(orders.map((order) => order.amazon_order_id).sort());
    const [permit] = await queue.test
      .sql`select state, total_minor from app.purchase_permits where job_id = ${id}`;
    expect(permit).toEqual({ state: 'spent', total_minor: 3_240 });
  });

  it('answers a repeated completion the same and refuses one with other facts', async () => {
    const { walk, one } = await queue.startWalk();
    await walk.capture();
    const job = await walk.toPlacing(one);
    const order = somePlacedOrder();
    const first = await walk.complete(one, job, [order]);
    expect(await walk.complete(one, job, [order])).toEqual(first);
    await expect(walk.complete(one, job, [{ ...order, total_minor: 1 }])).rejects.toThrow(
      'COMPLETION_DIFFERS',
    );
  });

  it('leaves profit unknown where the money is unknown', async () => {
    const { walk, one } = await queue.startWalk();
    await walk.capture();
    const job = await walk.toPlacing(one);
    const { record_id } = await walk.complete(one, job, [
      somePlacedOrder({ tax_minor: null, total_minor: null }),
    ]);
    const [record] = await queue.test
      .sql`select profit_minor, amazon_tax_minor from app.records where id = ${record_id}`;
    expect(record).toEqual({ profit_minor: null, amazon_tax_minor: null });
  });

  it('binds an Amazon order to one line only', async () => {
    const { walk, one } = await queue.startWalk();
    await walk.capture();
    const first = await walk.toPlacing(one);
    const order = somePlacedOrder();
    await walk.complete(one, first, [order]);
    await walk.capture();
    const second = await walk.toPlacing(one);
    await expect(walk.complete(one, second, [order])).rejects.toThrow('ORDER_ALREADY_BOUND');
  });

  it('takes the outcome from the attempt that recorded PLACING, also after its lease was lost', async () => {
    const { walk, one } = await queue.startWalk();
    const id = await walk.capture();
    const job = await walk.toPlacing(one);
    await advanceClock(queue.test.sql, '121 seconds');
    await walk.sweep();
    await walk.placed(one, job);
    expect(await walk.complete(one, job, [somePlacedOrder()])).toMatchObject({ status: 'COMPLETED' });
    expect(await queue.openCauses(id)).toEqual([]);
  });
});
