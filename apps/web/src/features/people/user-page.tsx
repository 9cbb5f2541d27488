'use client';
import { getUser, type UserDetail } from '@crosscart/contracts';
import { Anchor, Badge, Group, Skeleton, Stack } from '@mantine/core';
import Link from 'next/link';
import { usePlace } from '#lib/place-context.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { FailedState } from '#ui/list-state.tsx';
import { Page } from '#ui/page.tsx';
import { TwoColumns } from '#ui/two-columns.tsx';
import { RemoveUser } from './remove-user.tsx';
import { ROLE_NAMES } from './role-words.ts';
import { SuspendUser } from './suspend-user.tsx';
import { UserAccessCode } from './user-access-code.tsx';
import { UserAccounts } from './user-accounts.tsx';
import { UserDepartmentRoles } from './user-department-roles.tsx';
import { UserFacts } from './user-facts.tsx';
import { UserPreview } from './user-preview.tsx';
import { UserRemarks } from './user-remarks.tsx';
import { UserRole } from './user-role.tsx';

/** One member: what they are, what they may do, where they are, and what admins note about them. */
export function UserPage({ userId }: { userId: string }) {
  const user = useApiQuery(getUser, { params: { id: userId } });
  if (user.error && !user.data) return <FailedState error={user.error} onRetry={() => user.refetch()} />;
  if (!user.data) return <LoadingUser />;
  return <Loaded user={user.data} />;
}

function Loaded({ user }: { user: UserDetail }) {
  const { me } = usePlace();
  const isMe = me.profile.id === user.user_id;
  return (
    <Page
      title={user.full_name ?? user.email}
      description={
        <Group gap="xs" component="span">
          <Anchor component={Link} href="/admin/users" inherit>
            Users
          </Anchor>
          {user.full_name ? <span>{user.email}</span> : null}
          <Badge color="gray">{user.is_owner ? 'Owner' : ROLE_NAMES[user.role]}</Badge>
          {user.status === 'suspended' ? <Badge color="red">suspended</Badge> : null}
          {isMe ? <Badge color="cobalt">you</Badge> : null}
        </Group>
      }
      actions={
        user.is_owner || isMe ? null : (
          <>
            <SuspendUser user={user} />
            <RemoveUser user={user} />
          </>
        )
      }
    >
      <TwoColumns
        main={
          <>
            <UserRole user={user} />
            {user.role === 'va' ? <UserDepartmentRoles user={user} /> : null}
            {user.role === 'admin' ? null : <UserAccounts user={user} />}
            <UserRemarks key={user.user_id} user={user} />
            {user.role === 'client' ? null : <UserAccessCode user={user} />}
          </>
        }
        side={
          <>
            <UserFacts user={user} />
            <UserPreview user={user} />
          </>
        }
      />
    </Page>
  );
}

function LoadingUser() {
  return (
    <Stack gap="lg" aria-busy>
      <Skeleton height={28} width={260} />
      <Skeleton height={200} radius="md" />
      <Skeleton height={140} radius="md" />
    </Stack>
  );
}
