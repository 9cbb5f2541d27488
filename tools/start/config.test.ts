import { describe, expect, it } from 'vitest';
import { readStartConfig } from './config.ts';

describe('what `npm start` reads from its environment', () => {
  it('needs nothing: everything has a default, and the development issuer signs people in', () => {
    const config = readStartConfig({});
    expect(config.ports).toEqual({ web: 3000, api: 8000, auth: 9999 });
    expect(config.providers).toEqual({ development: { people: [] } });
    expect(config.databaseUrl).toBeUndefined();
  });

  it('takes an empty variable for an absent one', () => {
    expect(readStartConfig({ API_PORT: '', DATABASE_URL: '' }).ports.api).toBe(8000);
  });

  it('offers Google instead of the development issuer when both its variables are set', () => {
    const providers = readStartConfig({ GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret' }).providers;
    expect(providers).toEqual({ google: { clientId: 'id', clientSecret: 'secret' } });
  });

  it('sends codes by SMTP where told to, and needs no issuer then in production', () => {
    const smtp = { SMTP_URL: 'smtps://u:p@mail.example.com:465', SMTP_FROM: 'Agency <a@example.com>' };
    expect(readStartConfig(smtp)).toMatchObject({
      email: { smtpUrl: smtp.SMTP_URL, from: smtp.SMTP_FROM },
      providers: { development: { people: [] } },
    });
    expect(readStartConfig({ ...smtp, NODE_ENV: 'production' }).providers).toEqual({});
    expect(readStartConfig({}).email).toBeUndefined();
  });

  it('believes the proxies that are named, and lets the pages call that are', () => {
    const config = readStartConfig({
      TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7',
      CORS_ORIGINS: 'https://second.example,',
    });
    expect(config.trustedProxies).toEqual(['10.0.0.0/8', '192.0.2.7']);
    expect(config.corsOrigins).toEqual(['https://second.example']);
  });

  it.each([
    [
      { SMTP_URL: 'mail.example.com' },
      'SMTP_URL is not valid: it must look like smtps://user:password@host:465.',
    ],
    [{ API_PORT: 'abc' }, 'API_PORT is not valid: it must be a port number.'],
    [{ GOOGLE_CLIENT_ID: 'id' }, 'GOOGLE_CLIENT_SECRET is not set, but GOOGLE_CLIENT_ID is.'],
    [{ OIDC_ISSUER: 'https://login.example.com' }, 'OIDC_CLIENT_ID is not set, but OIDC_ISSUER is.'],
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL is not valid: it must look like postgres://user:password@host:5432/name.',
    ],
  ])('refuses %o in one sentence', (environment, sentence) => {
    expect(() => readStartConfig(environment)).toThrow(sentence);
  });
});
