'use client';
import {
  ActionIcon,
  Avatar,
  Group,
  Menu,
  MenuDropdown,
  MenuItem,
  MenuLabel,
  MenuTarget,
  Text,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { IconKeyboard, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import Link from 'next/link';
import { useRef } from 'react';
import { ROLE_NAMES } from '#features/people/role-words.ts';
import { usePlace } from '#lib/place-context.tsx';
import { initialsOf } from './initials.ts';
import type { NavigationGroup } from './navigation.ts';
import { NAVIGATION_ICONS } from './navigation-icons.ts';
import { openShortcuts } from './shortcuts.tsx';

/** Who is signed in, the colour scheme, and the way out. */
export function UserMenu({ pages }: { pages: NavigationGroup }) {
  const { me, membership } = usePlace();
  const signOut = useRef<HTMLFormElement>(null);
  const name = me.profile.full_name ?? me.profile.email;
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" px="sm" py="xs">
      <Menu width={230} position="top-start">
        <MenuTarget>
          <UnstyledButton style={{ minWidth: 0, flex: 1 }}>
            <Group gap="xs" wrap="nowrap">
              <Avatar size={28} radius="xl" color="cobalt" src={me.profile.avatar_url} alt="" aria-hidden>
                {initialsOf(name)}
              </Avatar>
              <div style={{ minWidth: 0 }}>
                <Text size="sm" fw={500} truncate>
                  {name}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  {membership.is_owner ? 'Owner' : ROLE_NAMES[membership.role]}
                  <VisuallyHidden>, your menu</VisuallyHidden>
                </Text>
              </div>
            </Group>
          </UnstyledButton>
        </MenuTarget>
        <MenuDropdown>
          <MenuLabel>{me.profile.email}</MenuLabel>
          {pages.entries.map((entry) => {
            const Icon = NAVIGATION_ICONS[entry.icon];
            return (
              <MenuItem
                key={entry.href}
                component={Link}
                href={entry.href}
                leftSection={<Icon size={16} aria-hidden />}
              >
                {entry.label}
              </MenuItem>
            );
          })}
          <MenuItem leftSection={<IconKeyboard size={16} aria-hidden />} onClick={openShortcuts}>
            Keyboard shortcuts
          </MenuItem>
          <MenuItem
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => signOut.current?.requestSubmit()}
          >
            Sign out
          </MenuItem>
        </MenuDropdown>
      </Menu>
      <form ref={signOut} action="/auth/sign-out" method="post" hidden />
      <ColourSchemeToggle />
    </Group>
  );
}

function ColourSchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true });
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <Tooltip label={`Switch to ${other}`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Switch to ${other} colours`}
        onClick={() => setColorScheme(other)}
      >
        {scheme === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
      </ActionIcon>
    </Tooltip>
  );
}
