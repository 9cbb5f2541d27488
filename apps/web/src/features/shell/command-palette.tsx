'use client';
import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconKeyboard, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { OVERLAY } from '#ui/theme.ts';
import classes from './command-palette.module.css';
import type { NavigationGroup } from './navigation.ts';
import { NAVIGATION_ICONS } from './navigation-icons.ts';
import { openShortcuts } from './shortcuts.tsx';

/** Go to any page one may open, or change how it looks. `Shortcuts` opens it. */
export function CommandPalette({ groups }: { groups: readonly NavigationGroup[] }) {
  const router = useRouter();
  const { setColorScheme } = useMantineColorScheme();
  const actions: SpotlightActionGroupData[] = [
    {
      group: 'Go to',
      actions: groups
        .flatMap((group) => group.entries)
        .map((entry) => {
          const Icon = NAVIGATION_ICONS[entry.icon];
          return {
            id: entry.href,
            label: entry.label,
            leftSection: <Icon size={18} stroke={1.7} aria-hidden />,
            onClick: () => router.push(entry.href),
          };
        }),
    },
    {
      group: 'Appearance and help',
      actions: [
        {
          id: 'light',
          label: 'Light colours',
          leftSection: <IconSun size={18} stroke={1.7} aria-hidden />,
          onClick: () => setColorScheme('light'),
        },
        {
          id: 'dark',
          label: 'Dark colours',
          leftSection: <IconMoon size={18} stroke={1.7} aria-hidden />,
          onClick: () => setColorScheme('dark'),
        },
        {
          id: 'shortcuts',
          label: 'Keyboard shortcuts',
          leftSection: <IconKeyboard size={18} stroke={1.7} aria-hidden />,
          onClick: openShortcuts,
        },
      ],
    },
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      nothingFound="Nothing found"
      highlightQuery
      overlayProps={OVERLAY}
      classNames={{ actionsGroup: classes.group }}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      searchProps={{
        'aria-label': 'Search pages and commands',
        placeholder: 'Search pages and commands',
        leftSection: <IconSearch size={18} aria-hidden />,
      }}
    />
  );
}
