'use client';
import { useSyncExternalStore } from 'react';
import { CopyButton } from '#ui/copy-button.tsx';

const never = () => () => {};

/** Copies the address an invited person signs in at; the invite itself is found by their e-mail. */
export function CopyInviteLink() {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
  return <CopyButton value={`${origin}/login`} label="Copy link" />;
}
