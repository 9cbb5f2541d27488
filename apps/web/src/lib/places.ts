import type { Me, Membership, Role } from '@crosscart/contracts';

/** The first page of each role. */
export const HOME: Readonly<Record<Role, string>> = { admin: '/admin', va: '/va', client: '/client' };

/** Cookie that remembers the chosen org; read by proxy and layouts, written by the org switcher. */
export const ORG_COOKIE = 'crosscart-org';

/** The membership to act in: the remembered org's, else the first active one, else the first. */
export function chooseMembership(me: Me, rememberedOrgId: string | undefined): Membership | null {
  const remembered = me.memberships.find((membership) => membership.org_id === rememberedOrgId);
  if (remembered?.status === 'active') return remembered;
  const active = me.memberships.find((membership) => membership.status === 'active');
  return active ?? remembered ?? me.memberships[0] ?? null;
}

/** Who knocks, as far as it is known. `unreachable`: the API gave no answer about a valid session. */
export type Visitor =
  | { kind: 'signed_out' }
  | { kind: 'unreachable' }
  | { kind: 'suspended' }
  | { kind: 'outsider' }
  | { kind: 'member'; role: Role };

/** What to do with a request for a page. */
export type Routing = { go: 'on' } | { go: 'to'; path: string } | { go: 'forbidden' };

const ON: Routing = { go: 'on' };
const OPEN_TO_ALL = ['/setup', '/auth/', '/forbidden'];
const AREAS: Readonly<Record<string, Role>> = { admin: 'admin', va: 'va', client: 'client' };

/** Role routing. The API guards the data; this only spares people pages that would be empty for them. */
export function routeFor(pathname: string, search: string, visitor: Visitor): Routing {
  if (OPEN_TO_ALL.some((open) => pathname === open || pathname.startsWith(open))) return ON;
  if (pathname === '/login') return visitor.kind === 'member' && search === '' ? homeOf(visitor) : ON;
  switch (visitor.kind) {
    case 'signed_out':
      return { go: 'to', path: loginPath(pathname, search) };
    case 'unreachable':
      return ON;
    case 'outsider':
      return { go: 'to', path: '/login?problem=no_membership' };
    case 'suspended':
      return pathname === '/suspended' ? ON : { go: 'to', path: '/suspended' };
    case 'member': {
      if (pathname === '/' || pathname === '/suspended') return homeOf(visitor);
      const owner = AREAS[pathname.split('/')[1] ?? ''];
      return owner === undefined || owner === visitor.role ? ON : { go: 'forbidden' };
    }
  }
}

function homeOf(visitor: { role: Role }): Routing {
  return { go: 'to', path: HOME[visitor.role] };
}

function loginPath(pathname: string, search: string): string {
  // The auth service sends a sign-in that it cannot place (used twice, or too late) here with an error.
  if (pathname === '/') return new URLSearchParams(search).has('error') ? '/login?problem=expired' : '/login';
  return `/login?${new URLSearchParams({ next: `${pathname}${search}` })}`;
}

const HERE = 'http://here.invalid';

/** A path of this site to return to after sign-in; anything else (other origins, schemes) is null. */
export function safeNextPath(value: string | null | undefined): string | null {
  if (!value?.startsWith('/') || !URL.canParse(value, HERE)) return null;
  const { origin, pathname, search } = new URL(value, HERE);
  // "/.//evil.test" is a path of this site whose normal form would name another one.
  if (origin !== HERE || pathname.startsWith('//') || pathname.startsWith('/auth/')) return null;
  return `${pathname}${search}`;
}
