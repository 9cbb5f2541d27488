import { describe, expect, it } from 'vitest';
import { asAmazonShows, onOneLine, shipToKey } from './address.ts';
import type { Address } from './model.ts';

const ordered: Address = {
  name: 'Zoë O’Neil',
  phone: null,
  line1: '12 North Orchard Avenue',
  line2: 'Apartment 4',
  city: 'Tampa',
  state: 'Florida',
  postal_code: '33602-1234',
  country: 'US',
};

describe('addresses at practice Amazon', () => {
  it('are upper-cased and abbreviated in the United States only', () => {
    expect(onOneLine(asAmazonShows(ordered))).toBe(
      '12 N ORCHARD AVE APT 4, TAMPA, Florida, 33602-1234, United States',
    );
    const german = { ...ordered, country: 'DE' };
    expect(asAmazonShows(german)).toEqual(german);
  });

  it('have one key however they were typed', () => {
    const typed: Address = {
      ...ordered,
      name: 'ZOE ONEIL'.replace('ONEIL', "O'NEIL"),
      phone: '555',
      line1: '12 N. ORCHARD AVE, APT 4',
      line2: null,
      state: 'FL',
      postal_code: '33602',
    };
    expect(shipToKey(typed)).toBe(shipToKey(ordered));
    expect(shipToKey({ ...typed, line1: '13 N. ORCHARD AVE, APT 4' })).not.toBe(shipToKey(ordered));
  });
});
