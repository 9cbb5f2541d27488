'use client';
import { PRESENCE_HEARTBEAT_SECONDS, reportPresence } from '@crosscart/contracts';
import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useApi } from '#lib/api-context.tsx';
import { openedAccount } from './opened-account.ts';

/** Tells which account this window has open, as long as somebody can see it. Shows nothing. */
export function PresenceReporter() {
  const api = useApi();
  const accountId = openedAccount(usePathname(), useSearchParams());
  const [windowId] = useState(() => crypto.randomUUID());
  useEffect(() => {
    if (accountId === null) return;
    const report = (account_id: string | null) => {
      // Nobody's work depends on it: the next beat, or its silence, puts right what is lost here.
      api(reportPresence, { body: { account_id, window_id: windowId } }).catch(() => undefined);
    };
    const beat = () => {
      if (document.visibilityState === 'visible') report(accountId);
    };
    const onVisibility = () => report(document.visibilityState === 'visible' ? accountId : null);
    beat();
    const timer = setInterval(beat, PRESENCE_HEARTBEAT_SECONDS * 1000);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
      report(null);
    };
  }, [api, accountId, windowId]);
  return null;
}
