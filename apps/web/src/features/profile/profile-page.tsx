'use client';
import { Badge, Group, Stack, Text } from '@mantine/core';
import { ROLE_NAMES } from '#features/people/role-words.ts';
import { usePlace } from '#lib/place-context.tsx';
import { Card } from '#ui/card.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { TwoColumns } from '#ui/two-columns.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SignIns } from './sign-ins.tsx';

/** Who I am here, where I belong, and where I am signed in. */
export function ProfilePage() {
  const { me } = usePlace();
  return (
    <Page title="Profile" description={me.profile.email}>
      <TwoColumns
        main={<ProfileForm />}
        side={
          <>
            <Memberships />
            <SignIns />
          </>
        }
      />
    </Page>
  );
}

function Memberships() {
  const { me, membership } = usePlace();
  return (
    <Card title="Organisations">
      <Stack gap={8} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {me.memberships.map((place) => (
          <Group key={place.id} component="li" gap="xs">
            <Text size="sm" fw={500} miw={0}>
              {place.org_name}
            </Text>
            <Badge color="gray">{place.is_owner ? 'Owner' : ROLE_NAMES[place.role]}</Badge>
            {place.status === 'suspended' ? <Badge color="red">suspended</Badge> : null}
            {place.id === membership.id ? <Badge color="cobalt">here</Badge> : null}
            <Text size="xs" c="dimmed">
              since <Moment at={place.joined_at} />
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
