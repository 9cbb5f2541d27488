'use client';
import type { Me, Membership, PermissionKey } from '@crosscart/contracts';
import { createContext, type ReactNode, useContext } from 'react';

interface SignedInPlace {
  me: Me;
  membership: Membership;
}

const PlaceContext = createContext<SignedInPlace | null>(null);

/** Who is signed in and the membership they act in, for everything inside the shell. */
export function PlaceProvider({ children, ...place }: SignedInPlace & { children: ReactNode }) {
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

export function usePlace(): SignedInPlace {
  const place = useContext(PlaceContext);
  if (place === null) throw new Error('usePlace needs a PlaceProvider above it');
  return place;
}

/** Whether the person's permissions in the chosen org include a key. */
export function useMay(): (key: PermissionKey) => boolean {
  const { membership } = usePlace();
  return (key) => membership.permissions.includes(key);
}

/** The IANA time zone that times are shown in: the person's own where they chose one, else the org's. */
export function useTimeZone(): string {
  const { me, membership } = usePlace();
  return me.profile.time_zone ?? membership.org_time_zone;
}
