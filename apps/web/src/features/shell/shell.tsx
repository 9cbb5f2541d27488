'use client';
import type { Me, Membership } from '@crosscart/contracts';
import { AppShell, AppShellHeader, AppShellMain, Burger, Group } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { LiveEvents } from '#features/events/live-events.tsx';
import { PresenceReporter } from '#features/presence/presence-reporter.tsx';
import { ConnectionsProvider, useConnections } from '#lib/api-context.tsx';
import { PlaceProvider } from '#lib/place-context.tsx';
import { Wordmark } from '#ui/wordmark.tsx';
import { CommandPalette } from './command-palette.tsx';
import { navigationFor, personalPagesFor } from './navigation.ts';
import { Navigation } from './navigation-drawer.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { Sidebar } from './sidebar.tsx';

/** The frame of every signed-in page: sidebar (a drawer on phones), palette, shortcuts, live events. */
export function Shell(props: { me: Me; membership: Membership; children: ReactNode }) {
  const [open, { toggle, close }] = useDisclosure(false);
  const isPhone = useMediaQuery('(max-width: 47.99em)', false);
  const isDrawerOpen = isPhone && open;
  const groups = navigationFor(props.membership);
  const personal = personalPagesFor(props.membership);
  const reachable = [...groups, personal];
  const { config } = useConnections();
  return (
    <ConnectionsProvider config={config} orgId={props.membership.org_id}>
      <PlaceProvider me={props.me} membership={props.membership}>
        <a className="skip-link" href="#content">
          Skip to content
        </a>
        <AppShell
          layout="alt"
          header={{ height: { base: 52, sm: 0 } }}
          navbar={{ width: 236, breakpoint: 'sm', collapsed: { mobile: !open } }}
          padding={{ base: 'md', sm: 'xl' }}
        >
          <AppShellHeader hiddenFrom="sm">
            <Group h="100%" px="md" justify="space-between" inert={isDrawerOpen}>
              <Wordmark />
              <Burger
                opened={open}
                onClick={toggle}
                size="sm"
                aria-label="Open navigation"
                aria-expanded={open}
              />
            </Group>
          </AppShellHeader>
          <Navigation opened={isDrawerOpen} onClose={close}>
            <Sidebar groups={groups} personal={personal} onNavigate={close} />
          </Navigation>
          <AppShellMain id="content" tabIndex={-1} style={{ outline: 'none' }} inert={isDrawerOpen}>
            {props.children}
          </AppShellMain>
        </AppShell>
        <CommandPalette groups={reachable} />
        <Shortcuts groups={reachable} />
        <LiveEvents />
        <PresenceReporter />
      </PlaceProvider>
    </ConnectionsProvider>
  );
}
