'use client';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ConnectionsProvider } from '#lib/api-context.tsx';
import type { PublicConfig } from '#lib/public-config.ts';
import { createQueryClient } from '#lib/query-client.ts';
import { KeepFocus } from '#ui/keep-focus.tsx';
import { cssVariables, OVERLAYS, theme } from '#ui/theme.ts';

/** Everything that all pages stand on: look, dialogs, notices, the API and its cache. */
export function Providers(props: { config: PublicConfig; nonce: string | undefined; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => props.nonce ?? ''}
    >
      <QueryClientProvider client={queryClient}>
        <ConnectionsProvider config={props.config} orgId={null}>
          <ModalsProvider>{props.children}</ModalsProvider>
        </ConnectionsProvider>
      </QueryClientProvider>
      <section id={OVERLAYS} aria-label="Menus, dialogs and notices" />
      <Notifications position="bottom-right" />
      <KeepFocus />
    </MantineProvider>
  );
}
