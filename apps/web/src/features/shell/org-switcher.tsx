'use client';
import { Group, Menu, MenuDropdown, MenuItem, MenuTarget, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { ROLE_NAMES } from '#features/people/role-words.ts';
import { usePlace } from '#lib/place-context.tsx';
import { HOME, ORG_COOKIE } from '#lib/places.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

/** The org one acts in; a menu when there are several. Switching reloads: nothing of one org stays on screen. */
export function OrgSwitcher() {
  const { me, membership } = usePlace();
  if (me.memberships.length < 2) {
    return (
      <Text size="sm" c="dimmed" px="md" pb="xs" truncate>
        {membership.org_name}
      </Text>
    );
  }
  const choose = (orgId: string, home: string) => {
    const secure = window.location.protocol === 'https:' ? '; secure' : '';
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads the choice; Cookie Store is not in every browser.
    document.cookie = `${ORG_COOKIE}=${orgId}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
    window.location.assign(home);
  };
  return (
    <Menu width={220} position="bottom-start">
      <MenuTarget>
        <UnstyledButton px="md" pb="xs" aria-label={`Organisation: ${membership.org_name}. Switch`}>
          <Group gap={6} wrap="nowrap">
            <Text size="sm" fw={500} truncate>
              {membership.org_name}
            </Text>
            <IconSelector size={14} aria-hidden style={{ flex: 'none' }} />
          </Group>
        </UnstyledButton>
      </MenuTarget>
      <MenuDropdown>
        {me.memberships.map((other) => (
          <MenuItem
            key={other.id}
            disabled={other.status === 'suspended'}
            onClick={() => choose(other.org_id, HOME[other.role])}
            rightSection={other.id === membership.id ? <IconCheck size={14} aria-label="current" /> : null}
          >
            <Text inherit lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
              {other.org_name}
            </Text>
            <Text size="xs" c="dimmed">
              {other.status === 'suspended' ? 'Suspended' : other.is_owner ? 'Owner' : ROLE_NAMES[other.role]}
            </Text>
          </MenuItem>
        ))}
      </MenuDropdown>
    </Menu>
  );
}
