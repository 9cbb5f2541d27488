import { expect, test } from 'vitest';
import { apiHostPattern, parsePairingLink } from './pairing-link.ts';

test('a pairing link names the API and the organisation', () => {
  expect(parsePairingLink(' http://localhost:8000/pair#abcd-EFGH_1234 ')).toEqual({
    apiUrl: 'http://localhost:8000',
    orgCode: 'abcd-EFGH_1234',
  });
  expect(parsePairingLink('https://example.com/crosscart/api/pair#abcdefgh')?.apiUrl).toBe(
    'https://example.com/crosscart/api',
  );
});

test.each([
  ['', 'nothing'],
  ['abcdefgh', 'a code alone'],
  ['https://example.com/pair', 'no code'],
  ['https://example.com/other#abcdefgh', 'another page'],
  ['http://example.com/pair#abcdefgh', 'unencrypted over a network'],
  ['https://me:secret@example.com/pair#abcdefgh', 'a password in it'],
  ['javascript:alert(1)//pair#abcdefgh', 'no address of the web'],
])('%j is no pairing link: %s', (text) => {
  expect(parsePairingLink(text)).toBeNull();
});

test('the browser is asked for exactly the host of the API', () => {
  expect(apiHostPattern('https://api.example.com:8443/v1')).toBe('https://api.example.com/*');
});
