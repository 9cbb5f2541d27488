import { describe, expect, it } from 'vitest';
import { readPublicConfig } from './public-config.ts';

describe('the public configuration', () => {
  it('is read at run time, with a default for the API', () => {
    const env = { NEXT_PUBLIC_SUPABASE_URL: 'http://localhost:9999/', NEXT_PUBLIC_SUPABASE_ANON_KEY: 'key' };
    expect(readPublicConfig(env)).toEqual({
      supabaseUrl: 'http://localhost:9999',
      supabaseAnonKey: 'key',
      apiBaseUrl: 'http://localhost:8000',
    });
  });

  it('names every variable that is missing or malformed', () => {
    expect(() => readPublicConfig({ NEXT_PUBLIC_SUPABASE_URL: 'nonsense' })).toThrow(
      'Missing or malformed: NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_ANON_KEY',
    );
  });
});
