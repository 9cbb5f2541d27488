import { describe, expect, it } from 'vitest';
import { isFromOwnPage } from './own-origin.ts';

const site = new URL('https://app.example.com/');

describe('a request that changes something', () => {
  it('is taken from our own pages', () => {
    expect(isFromOwnPage(new Headers({ origin: 'https://app.example.com' }), site)).toBe(true);
    const told = new Headers({ origin: 'https://app.example.com', 'sec-fetch-site': 'same-origin' });
    expect(isFromOwnPage(told, site)).toBe(true);
  });

  it.each([
    ['no origin', {}],
    ['an opaque origin', { origin: 'null' }],
    ['another site', { origin: 'https://evil.example' }],
    ['a sister site', { origin: 'https://evil.example.com', 'sec-fetch-site': 'same-site' }],
    ['plain http', { origin: 'http://app.example.com' }],
    ['another port', { origin: 'https://app.example.com:8443' }],
    ['a look-alike', { origin: 'https://app.example.com.evil.example' }],
    [
      'our origin, but said to be cross-site',
      { origin: 'https://app.example.com', 'sec-fetch-site': 'cross-site' },
    ],
  ])('is refused from %s', (_from, headers) => {
    expect(isFromOwnPage(new Headers(headers as Record<string, string>), site)).toBe(false);
  });
});
