import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Destination } from './address.ts';
import { addressDigestInput, matchesPageText, sameShipTo } from './address.ts';

const home: Destination = {
  name: 'Sam Buyer',
  line1: '4820 Juniper Court',
  line2: 'Apartment 3B',
  city: 'Fairview',
  state: 'Oregon',
  postal_code: '97024',
  country: 'US',
};
const shop: Destination = {
  name: 'Buyer Example',
  line1: 'Musterstr. 1',
  line2: null,
  city: 'Nürnberg',
  state: null,
  postal_code: '90402',
  country: 'DE',
};

describe('sameShipTo', () => {
  it('sees through capitals, abbreviations, the state name, the +4 and a moved line', () => {
    const shortened = {
      ...home,
      line1: '4820 JUNIPER CT APT 3B',
      line2: null,
      state: 'OR',
      postal_code: '97024-1111',
    };
    expect(sameShipTo(home, shortened)).toEqual({ same: true });
    expect(sameShipTo(home, { ...home, line2: '#3B', city: 'FAIRVIEW' })).toEqual({ same: true });
    expect(
      sameShipTo(
        { ...home, line1: '40132 N.E. Sample Way' },
        { ...home, line1: '40132 Northeast Sample Wy' },
      ),
    ).toEqual({ same: true });
    expect(sameShipTo(shop, { ...shop, line1: 'MUSTERSTRASSE 1', city: 'NURNBERG' })).toEqual({ same: true });
  });

  it("sees the account holder's prefilled name", () => {
    expect(sameShipTo(home, { ...home, name: 'Account Holder' })).toEqual({ same: false, differs: ['name'] });
    expect(sameShipTo(home, { ...home, name: 'Sam  BUYER' })).toEqual({ same: true });
    expect(sameShipTo(home, { ...home, name: 'S. Buyer' })).toEqual({ same: false, differs: ['name'] });
  });

  it('names every field that differs', () => {
    expect(
      sameShipTo(home, { ...home, line1: '4821 Juniper Ct', postal_code: '97025', state: 'WA' }),
    ).toEqual({
      same: false,
      differs: ['street', 'state', 'postal_code'],
    });
    expect(sameShipTo(home, shop)).toMatchObject({ same: false });
    expect(sameShipTo(home, { ...home, line2: null })).toEqual({ same: false, differs: ['street'] });
  });
});

describe('matchesPageText', () => {
  const page = (text: string, name = 'Sam Buyer') => ({ name, text });

  it.each([
    '4820 JUNIPER CT APT 3B, FAIRVIEW, OR, 97024-1111, United States',
    '4820 JUNIPER CT, APT 3B, FAIRVIEW, OR 97024, United States',
    '4820 Juniper Court, Apartment 3B\nFairview, Oregon 97024\nUnited States',
    '4820 JUNIPER CT # 3B, FAIRVIEW, OR, 97024, USA',
  ])('takes %s', (text) => {
    expect(matchesPageText(home, page(text))).toEqual({ same: true });
  });

  it.each([
    ['4820 JUNIPER CT APT 3B, FAIRVIEW, OR, 97024, United States', 'Account Holder', ['name']],
    ['4820 JUNIPER CT, FAIRVIEW, OR, 97024, United States', 'Sam Buyer', ['street']],
    ['4820 JUNIPER CT APT 3B REAR, FAIRVIEW, OR, 97024, United States', 'Sam Buyer', ['street']],
    ['4820 JUNIPER CT APT 3B, FAIRVIEW, WA, 97024, United States', 'Sam Buyer', ['state']],
    ['4820 JUNIPER CT APT 3B, FAIRVIEW, OR, 97025, United States', 'Sam Buyer', ['postal_code']],
    ['4820 JUNIPER CT APT 3B, GRESHAM, OR, 97024, United States', 'Sam Buyer', ['city']],
    ['4820 JUNIPER CT APT 3B, FAIRVIEW, OR, 97024, Canada', 'Sam Buyer', ['country']],
    ['4820 JUNIPER CT APT 3B, FAIRVIEW, OR, 97024', 'Sam Buyer', ['country']],
    ['', 'Sam Buyer', ['country', 'street', 'city', 'state', 'postal_code']],
  ])('refuses %s for %s', (text, name, differs) => {
    expect(matchesPageText(home, page(text, name))).toEqual({ same: false, differs });
  });

  it('takes addresses without a state, and a postal code before the city or in two parts', () => {
    const name = shop.name;
    expect(matchesPageText(shop, { name, text: 'MUSTERSTR 1, NURNBERG, 90402, Germany' })).toEqual({
      same: true,
    });
    expect(matchesPageText(shop, { name, text: 'Musterstraße 1, 90402 Nürnberg, Germany' })).toEqual({
      same: true,
    });
    const london = {
      ...shop,
      line1: '10 Downing Street',
      city: 'London',
      postal_code: 'SW1A2AA',
      country: 'GB',
    };
    expect(
      matchesPageText(london, { name, text: '10 DOWNING ST, LONDON, SW1A 2AA, United Kingdom' }),
    ).toEqual({ same: true });
    expect(
      matchesPageText(
        { ...london, state: 'Greater London' },
        { name, text: '10 Downing St, London, SW1A 2AA, United Kingdom' },
      ),
    ).toEqual({ same: true });
  });
});

describe('addressDigestInput', () => {
  const word = fc.stringMatching(/^[A-Za-zÀ-ÿ .'#-]{1,12}$/);
  const destination = fc.record({
    name: word,
    line1: word,
    line2: fc.option(word),
    city: word,
    state: fc.constantFrom('OR', 'Oregon', 'WA', null),
    postal_code: fc.constantFrom('97024', '97024-1111', '97025', null),
    country: fc.constantFrom('US', 'DE'),
  });

  it('is equal exactly when the destinations are the same', () => {
    fc.assert(
      fc.property(destination, destination, (a, b) => {
        expect(addressDigestInput(a) === addressDigestInput(b)).toBe(sameShipTo(a, b).same);
        expect(sameShipTo(a, { ...a, name: a.name.toUpperCase() }).same).toBe(true);
      }),
    );
  });

  it('a page that prints the address as it stands always matches, a changed house number never', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.stringMatching(/^[A-Z][a-z]{2,9}( [A-Z][a-z]{2,9})?$/),
        (number, street) => {
          const wanted = { ...home, line1: `${number} ${street} Street` };
          const text = (house: number) =>
            `${house} ${street} ST APT 3B, Fairview, OR, 97024, United States`.toUpperCase();
          expect(matchesPageText(wanted, { name: 'SAM BUYER', text: text(number) }).same).toBe(true);
          expect(matchesPageText(wanted, { name: 'SAM BUYER', text: text(number + 1) }).same).toBe(false);
        },
      ),
    );
  });

  it('never throws on hostile text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void matchesPageText(home, { name: text, text })),
    );
  });
});
