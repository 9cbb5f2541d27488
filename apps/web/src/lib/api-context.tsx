'use client';
import type { SupabaseClient } from '@supabase/supabase-js';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Api, type ApiConnection, createApi } from './api.ts';
import { ApiError } from './api-error.ts';
import { leavePage } from './leave-page.ts';
import type { PublicConfig } from './public-config.ts';
import { createSupabaseBrowserClient } from './supabase/client.ts';

interface Connections {
  config: PublicConfig;
  supabase: SupabaseClient;
  connection: ApiConnection;
  api: Api;
}

const ConnectionsContext = createContext<Connections | null>(null);

/** Gives everything below it the sign-in client and the API client of this deployment and org. */
export function ConnectionsProvider(props: {
  config: PublicConfig;
  orgId: string | null;
  children: ReactNode;
}) {
  const { config, orgId, children } = props;
  const value = useMemo(() => {
    const supabase = createSupabaseBrowserClient(config);
    const connection: ApiConnection = {
      baseUrl: config.apiBaseUrl,
      orgId,
      accessToken: async () => (await supabase.auth.getSession()).data.session?.access_token ?? null,
    };
    return { config, supabase, connection, api: leavingWhenShutOut(createApi(connection)) };
  }, [config, orgId]);
  return <ConnectionsContext value={value}>{children}</ConnectionsContext>;
}

export function useConnections(): Connections {
  const value = useContext(ConnectionsContext);
  if (value === null) throw new Error('useConnections needs a ConnectionsProvider above it');
  return value;
}

/** The typed API client of the chosen org. */
export function useApi(): Api {
  return useConnections().api;
}

/** A session that ended or was suspended while a page stood open leads to the page that says so. */
function leavingWhenShutOut(api: Api): Api {
  return async (endpoint, ...input) => {
    try {
      return await api(endpoint, ...input);
    } catch (thrown) {
      if (thrown instanceof ApiError) leaveIfShutOut(thrown);
      throw thrown;
    }
  };
}

const SIGN_IN_AGAIN: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'TOKEN_INVALID', 'SESSION_TOO_OLD']);

function leaveIfShutOut(error: ApiError): void {
  const { pathname, search } = window.location;
  if (error.code === 'SUSPENDED') leavePage('/suspended');
  if (SIGN_IN_AGAIN.has(error.code)) {
    leavePage(`/login?${new URLSearchParams({ problem: 'session_ended', next: pathname + search })}`);
  }
}
