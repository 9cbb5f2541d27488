import { EVENT_TYPES, listRecords, listWaitingPurchases, overview } from '@crosscart/contracts';
import { describe, expect, it } from 'vitest';
import { endpointsTouchedBy } from './event-queries.ts';

describe('live events', () => {
  it('each refresh something: no type of the catalogue is forgotten', () => {
    const forgotten = EVENT_TYPES.filter((type) => endpointsTouchedBy(type).length === 0);
    expect(forgotten).toEqual([]);
  });

  it('only refresh reads', () => {
    const methods = new Set(
      EVENT_TYPES.flatMap((type) => endpointsTouchedBy(type)).map(({ method }) => method),
    );
    expect([...methods]).toEqual(['GET']);
  });

  it('refresh the books and the overview when a purchase is completed', () => {
    expect(endpointsTouchedBy('job.completed')).toEqual(expect.arrayContaining([listRecords, overview]));
  });

  it('refresh the waiting purchases when one starts or stops waiting', () => {
    for (const type of ['job.permit', 'job.released', 'purchase.confirmed', 'job.cancelled'] as const) {
      expect(endpointsTouchedBy(type)).toContain(listWaitingPurchases);
    }
  });
});
