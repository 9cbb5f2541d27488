import { randomBytes } from 'node:crypto';
import { assert, integer, property, string, uuid } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mintRefreshToken, readRefreshToken } from './refresh-tokens.ts';

const key = randomBytes(32);

describe('a refresh token', () => {
  test('says which session and generation it was made for', () => {
    assert(
      property(uuid(), integer({ min: 0, max: 0x7fffffff }), (sessionId, generation) => {
        const token = mintRefreshToken({ sessionId, generation }, key);
        expect(readRefreshToken(token, key)).toEqual({ sessionId, generation });
        expect(readRefreshToken(token, randomBytes(32))).toBeNull();
      }),
    );
  });

  test('is nothing that was not made here', () => {
    assert(
      property(string(), (noise) => {
        expect(readRefreshToken(noise, key)).toBeNull();
      }),
    );
  });
});
