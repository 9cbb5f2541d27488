import { expect, it } from 'vitest';
import { sessionCookie } from './cookie.ts';

it('the session’s cookie stays on this site, and over https on encrypted connections', () => {
  expect(sessionCookie(true)).toMatchObject({ secure: true, sameSite: 'lax', path: '/' });
  expect(sessionCookie(false)).toMatchObject({ secure: false, sameSite: 'lax' });
});
