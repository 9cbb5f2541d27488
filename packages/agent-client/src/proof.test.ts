import { calculateJwkThumbprint, decodeProtectedHeader, EmbeddedJWK, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { createDeviceKey, type DeviceKey, loadOrCreateDeviceKey } from './device-key.ts';
import { createProof } from './proof.ts';

test('the private half of a device key cannot be exported', async () => {
  const key = await createDeviceKey();
  expect(key.privateKey.extractable).toBe(false);
  expect(key.jkt).toBe(await calculateJwkThumbprint(key.publicJwk));
});

test('a stored key is used again, and a new one is stored before its use', async () => {
  let kept: DeviceKey | null = null;
  const store = {
    load: async () => kept,
    save: async (key: DeviceKey) => {
      kept = key;
    },
  };
  const first = await loadOrCreateDeviceKey(store);
  expect(kept).toBe(first);
  expect(await loadOrCreateDeviceKey(store)).toBe(first);
});

test('a proof is signed by the key and names method, address without query, nonce and token hash', async () => {
  const key = await createDeviceKey();
  const url = 'https://api.example/automation/jobs?x=1#y';
  const proof = await createProof(key, { method: 'POST', url, nonce: 'n1', token: 'abc' });
  const { payload } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'] });
  expect(payload).toMatchObject({
    htm: 'POST',
    htu: 'https://api.example/automation/jobs',
    nonce: 'n1',
    // base64url(SHA-256("abc")), FIPS 180-2's own example.
    ath: 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0',
  });
  expect(decodeProtectedHeader(proof).jwk).toEqual(key.publicJwk);
});

test('two proofs of the same request differ, so that each is taken once', async () => {
  const key = await createDeviceKey();
  const request = { method: 'GET', url: 'https://api.example/' };
  const [a, b] = await Promise.all([createProof(key, request), createProof(key, request)]);
  expect(a).not.toBe(b);
});
