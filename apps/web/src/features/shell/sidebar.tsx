'use client';
import {
  ActionIcon,
  Box,
  CloseButton,
  Divider,
  Group,
  ScrollArea,
  Stack,
  Text,
  Tooltip,
} from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Wordmark } from '#ui/wordmark.tsx';
import type { NavigationEntry, NavigationGroup } from './navigation.ts';
import { NAVIGATION_ICONS } from './navigation-icons.ts';
import { OrgSwitcher } from './org-switcher.tsx';
import classes from './sidebar.module.css';
import { useCounts } from './use-counts.ts';
import { UserMenu } from './user-menu.tsx';

export function Sidebar(props: {
  groups: readonly NavigationGroup[];
  personal: NavigationGroup;
  onNavigate: () => void;
}) {
  return (
    <>
      <Group justify="space-between" px="md" h={56} style={{ flex: 'none' }}>
        <Wordmark />
        <Group gap={4}>
          <Tooltip label="Search (Ctrl K)">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Open command palette"
              onClick={spotlight.open}
            >
              <IconSearch size={16} />
            </ActionIcon>
          </Tooltip>
          <CloseButton hiddenFrom="sm" aria-label="Close navigation" onClick={props.onNavigate} />
        </Group>
      </Group>
      <OrgSwitcher />
      <ScrollArea style={{ flex: 1 }} px="xs" pt="xs" type="auto">
        {props.groups.length === 0 ? (
          <Text size="sm" c="dimmed" px={10} py={6}>
            No page is open to you yet.
          </Text>
        ) : null}
        {props.groups.map((group) => (
          <Box key={group.label ?? 'top'} role="group" aria-label={group.label ?? 'Work'}>
            {group.label ? <div className={classes.group}>{group.label}</div> : null}
            <Stack gap={2}>
              {group.entries.map((entry) => (
                <SidebarLink key={entry.href} entry={entry} onNavigate={props.onNavigate} />
              ))}
            </Stack>
          </Box>
        ))}
      </ScrollArea>
      <Divider color="var(--crosscart-line)" />
      <UserMenu pages={props.personal} />
    </>
  );
}

function SidebarLink({ entry, onNavigate }: { entry: NavigationEntry; onNavigate: () => void }) {
  const pathname = usePathname();
  const counts = useCounts();
  const Icon = NAVIGATION_ICONS[entry.icon];
  const isHome = entry.href.split('/').length === 2;
  const isCurrent = isHome ? pathname === entry.href : pathname.startsWith(entry.href);
  const count = entry.count ? counts[entry.count] : 0;
  return (
    <Link
      href={entry.href}
      className={classes.link}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onNavigate}
    >
      <Icon size={18} stroke={1.7} aria-hidden />
      <span>{entry.label}</span>
      {count > 0 ? <span className={classes.count}>{count > 99 ? '99+' : count}</span> : null}
    </Link>
  );
}
