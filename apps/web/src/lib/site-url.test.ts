import { NextRequest } from 'next/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isHttpsSite, siteUrl } from './site-url.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const request = (headers: Record<string, string> = {}) =>
  new NextRequest('http://0.0.0.0:3000/login', { headers });

describe('the address of this site', () => {
  it('is the configured one, whatever Host a request names', () => {
    vi.stubEnv('WEB_ORIGIN', 'https://app.example.com');
    expect(siteUrl(request({ host: 'evil.example' }), '/admin').href).toBe('https://app.example.com/admin');
    expect(isHttpsSite(new Headers())).toBe(true);
  });

  it('is the one that the browser asked for where none is configured', () => {
    expect(siteUrl(request({ host: 'localhost:3000' }), '/admin').href).toBe('http://localhost:3000/admin');
    expect(isHttpsSite(new Headers())).toBe(false);
    expect(isHttpsSite(new Headers({ 'x-forwarded-proto': 'https, http' }))).toBe(true);
  });
});
