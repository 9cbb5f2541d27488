import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const COMPLETE = {
  DATABASE_URL: 'postgres://crosscart_api:secret@localhost:5432/crosscart',
  SUPABASE_URL: 'http://localhost:54321/',
  SUPABASE_ANON_KEY: 'anon',
  SUPABASE_SERVICE_ROLE_KEY: 'service',
  ENCRYPTION_KEYS: 'a:b',
};

describe('the configuration', () => {
  it('needs five variables; the rest has defaults that work on a laptop', () => {
    expect(readConfig(COMPLETE)).toMatchObject({
      databaseDirectUrl: COMPLETE.DATABASE_URL,
      supabaseUrl: 'http://localhost:54321',
      supabaseJwtSecret: null,
      host: '127.0.0.1',
      port: 8000,
      apiPublicUrl: 'http://localhost:8000',
      webPublicUrl: 'http://localhost:3000',
      corsOrigins: ['http://localhost:3000'],
      trustedProxies: [],
      production: false,
    });
  });

  it.each(Object.keys(COMPLETE))('names %s when it is missing or empty, in one sentence', (name) => {
    for (const value of [undefined, '']) {
      expect(() => readConfig({ ...COMPLETE, [name]: value })).toThrow(
        new ConfigError(`${name} is not set: the API cannot start without it.`),
      );
    }
  });

  it.each([
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_DIRECT_URL', 'localhost:5432'],
    ['SUPABASE_URL', 'localhost'],
    ['SUPABASE_JWT_SECRET', 'short'],
    ['API_PORT', 'eighty'],
    ['API_PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
    ['WEB_PUBLIC_URL', 'ftp://x'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://app.example/'],
    ['CORS_ORIGINS', 'https://*.example'],
    ['CORS_ORIGINS', 'app.example'],
    ['TRUSTED_PROXIES', '*'],
    ['TRUSTED_PROXIES', 'true'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'proxy.example'],
  ])('names %s when it is %s, without repeating secrets', (name, value) => {
    const read = () => readConfig({ ...COMPLETE, [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} is not valid: it .+\\.$`));
  });

  it('reads lists by commas', () => {
    const config = readConfig({
      ...COMPLETE,
      CORS_ORIGINS: 'https://app.example, https://app.example,chrome-extension://abc',
      TRUSTED_PROXIES: '10.0.0.0/8',
    });
    expect(config.corsOrigins).toEqual([
      'http://localhost:3000',
      'https://app.example',
      'chrome-extension://abc',
    ]);
    expect(config.trustedProxies).toEqual(['10.0.0.0/8']);
  });
});
