import type { Me, Membership } from '@crosscart/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseMembership, routeFor, safeNextPath } from './places.ts';

function membership(orgId: string, status: Membership['status'] = 'active'): Membership {
  return {
    id: orgId,
    org_id: orgId,
    org_name: orgId,
    org_currency: 'USD',
    org_time_zone: 'UTC',
    role: 'va',
    status,
    is_owner: false,
    permissions: [],
    joined_at: '2026-11-01T00:00:00Z',
  };
}

function person(...memberships: Membership[]): Me {
  return {
    profile: { id: 'p', email: 'p@example.com', full_name: null, avatar_url: null, time_zone: null },
    memberships,
  };
}

describe('role routing', () => {
  const admin = { kind: 'member', role: 'admin' } as const;
  const va = { kind: 'member', role: 'va' } as const;

  it('sends the signed-out to sign in and remembers where they wanted to go', () => {
    expect(routeFor('/admin/jobs', '?status=QUEUED', { kind: 'signed_out' })).toEqual({
      go: 'to',
      path: '/login?next=%2Fadmin%2Fjobs%3Fstatus%3DQUEUED',
    });
    expect(routeFor('/', '', { kind: 'signed_out' })).toEqual({ go: 'to', path: '/login' });
  });

  it('leads everybody from the root to the start page of their role', () => {
    expect(routeFor('/', '', admin)).toEqual({ go: 'to', path: '/admin' });
    expect(routeFor('/', '', { kind: 'member', role: 'client' })).toEqual({ go: 'to', path: '/client' });
  });

  it('forbids the pages of another role', () => {
    expect(routeFor('/admin/users', '', va)).toEqual({ go: 'forbidden' });
    expect(routeFor('/va', '', admin)).toEqual({ go: 'forbidden' });
    expect(routeFor('/va/jobs', '', va)).toEqual({ go: 'on' });
  });

  it('keeps suspended people on the page that says so', () => {
    expect(routeFor('/va', '', { kind: 'suspended' })).toEqual({ go: 'to', path: '/suspended' });
    expect(routeFor('/suspended', '', { kind: 'suspended' })).toEqual({ go: 'on' });
    expect(routeFor('/suspended', '', va)).toEqual({ go: 'to', path: '/va' });
  });

  it('shows the sign-in page to signed-in people only when there is something to say', () => {
    expect(routeFor('/login', '', admin)).toEqual({ go: 'to', path: '/admin' });
    expect(routeFor('/login', '?problem=expired', admin)).toEqual({ go: 'on' });
    expect(routeFor('/login', '', { kind: 'outsider' })).toEqual({ go: 'on' });
  });

  it('lets pages through when the API cannot be asked, so that they can say it', () => {
    expect(routeFor('/admin', '', { kind: 'unreachable' })).toEqual({ go: 'on' });
  });
});

describe('the chosen membership', () => {
  it('is the remembered one while it is active', () => {
    expect(chooseMembership(person(membership('a'), membership('b')), 'b')?.org_id).toBe('b');
  });

  it('is an active one where the remembered is suspended or gone', () => {
    expect(chooseMembership(person(membership('a', 'suspended'), membership('b')), 'a')?.org_id).toBe('b');
    expect(chooseMembership(person(membership('a')), 'gone')?.org_id).toBe('a');
  });

  it('is the suspended one where there is no other, and nothing where there is none', () => {
    expect(chooseMembership(person(membership('a', 'suspended')), undefined)?.status).toBe('suspended');
    expect(chooseMembership(person(), 'a')).toBeNull();
  });
});

describe('the page to return to after sign-in', () => {
  it('is a path of this site', () => {
    expect(safeNextPath('/admin/jobs?status=QUEUED')).toBe('/admin/jobs?status=QUEUED');
  });

  it.each([
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    'javascript:alert(1)',
    '/auth/sign-out',
    '',
    null,
  ])('is never %j', (value) => {
    expect(safeNextPath(value)).toBeNull();
  });

  it('never leaves this site, whatever stands in the address', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '\\', 'e', '.', ':', '@', '\t', '%', '?') }),
        (value) => {
          const path = safeNextPath(`/${value}`);
          expect(path === null || new URL(path, 'http://site.test').origin === 'http://site.test').toBe(true);
        },
      ),
    );
  });
});
