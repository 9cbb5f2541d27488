import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

const config = {
  supabaseUrl: 'https://project.supabase.co',
  supabaseAnonKey: 'key',
  apiBaseUrl: 'https://api.example.com/v1',
};

describe('the policy of a page', () => {
  const directives = new Map(
    contentSecurityPolicy('n0nce', config, false)
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  );

  it('runs scripts of this answer only: none inline without its nonce, no eval', () => {
    expect(directives.get('script-src')).toEqual(["'self'", "'nonce-n0nce'", "'strict-dynamic'"]);
  });

  it('talks to the API and the sign-in service only', () => {
    expect(directives.get('connect-src')).toEqual([
      "'self'",
      'https://api.example.com',
      'https://project.supabase.co',
    ]);
  });

  it('is framed by nobody, posts to itself only and keeps its base', () => {
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect(directives.get('form-action')).toEqual(["'self'"]);
    expect(directives.get('base-uri')).toEqual(["'self'"]);
    expect(directives.get('object-src')).toEqual(["'none'"]);
  });
});
