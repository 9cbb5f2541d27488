import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConfigError } from '../config.ts';
import { readKeyRing, SealBrokenError } from './key-ring.ts';
import { openShipTo, sealShipTo } from './ship-to.ts';

const OLD = `old:${randomBytes(32).toString('base64')}`;
const NEW = `new:${randomBytes(32).toString('base64')}`;
const SHIP_TO = {
  name: 'Dana Whitfield',
  line1: '4820 Juniper Court',
  line2: null,
  city: 'Fairview',
  state: 'OR',
  postal_code: '97024-1111',
  country: 'US',
  phone: null,
};

test('what is sealed opens again, and a flipped bit anywhere is noticed', () => {
  const keys = readKeyRing(OLD);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), (plain, position) => {
      const sealed = keys.seal('ship-to', plain);
      expect(new Uint8Array(keys.open('ship-to', sealed))).toEqual(plain);
      const at = position % sealed.length;
      sealed[at] = (sealed[at] ?? 0) ^ 1;
      expect(() => keys.open('ship-to', sealed)).toThrow(SealBrokenError);
    }),
  );
});

test('a value sealed for one purpose does not open for another', () => {
  const keys = readKeyRing(OLD);
  const sealed = keys.seal('agent-token-secret', Buffer.from('secret'));
  expect(() => keys.open('ship-to', sealed)).toThrow(SealBrokenError);
});

test('after a rotation old values still open, new ones use the new key, and digests stay', () => {
  const before = readKeyRing(OLD);
  const after = readKeyRing(`${NEW},${OLD}`);
  const sealed = sealShipTo(before, SHIP_TO);
  expect(openShipTo(after, sealed.encrypted.toString('base64'))).toEqual(SHIP_TO);
  expect(sealShipTo(after, SHIP_TO).digest).toBe(sealed.digest);
  const resealed = sealShipTo(after, SHIP_TO).encrypted.toString('base64');
  expect(() => openShipTo(before, resealed)).toThrow(SealBrokenError);
});

test('the same address written differently has the same digest; another person has another', () => {
  const keys = readKeyRing(OLD);
  const digest = sealShipTo(keys, SHIP_TO).digest;
  expect(sealShipTo(keys, { ...SHIP_TO, line1: '4820 JUNIPER CT', postal_code: '97024' }).digest).toBe(
    digest,
  );
  expect(sealShipTo(keys, { ...SHIP_TO, name: 'D. Whitfield' }).digest).not.toBe(digest);
});

test('bad key lists are refused without repeating them', () => {
  const short = `a:${randomBytes(16).toString('base64')}`;
  for (const bad of ['', 'abc', short, `${OLD},${OLD}`, `${OLD},`]) {
    expect(() => readKeyRing(bad)).toThrow(ConfigError);
  }
  expect(() => readKeyRing(short)).not.toThrow(short.slice(2));
});
