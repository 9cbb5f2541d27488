'use client';
import { mySessions } from '@crosscart/contracts';
import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useConnections } from '#lib/api-context.tsx';
import { ApiError } from '#lib/api-error.ts';
import { queryKeyOf, useApiQuery } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { FailedState } from '#ui/list-state.tsx';
import { Moment } from '#ui/moment.tsx';
import { notifyDone, notifyProblem } from '#ui/notify.ts';
import { browserWords } from './browser-words.ts';

/** Where I am signed in, and the way out of the other browsers, or of all. */
export function SignIns() {
  const others = useSignOutOthers();
  return (
    <Card title="Sign-ins" hint="Lost a laptop? Sign it out: it can do nothing more from then on.">
      <Browsers />
      <Group gap="xs">
        <Button variant="default" loading={others.isPending} onClick={() => others.mutate()}>
          Sign out the others
        </Button>
        <form action="/auth/sign-out" method="post">
          <input type="hidden" name="scope" value="global" />
          <Button type="submit" variant="default">
            Sign out everywhere
          </Button>
        </form>
      </Group>
    </Card>
  );
}

function Browsers() {
  const sessions = useApiQuery(mySessions, {});
  if (sessions.error && !sessions.data)
    return <FailedState error={sessions.error} onRetry={() => sessions.refetch()} />;
  if (!sessions.data) return <Skeleton height={44} radius="md" />;
  return (
    <Stack
      gap="xs"
      component="ul"
      p={0}
      m={0}
      style={{ listStyle: 'none' }}
      aria-label="Where I am signed in"
    >
      {sessions.data.items.map((session) => (
        <Stack key={session.id} component="li" gap={0}>
          <Group gap="xs">
            <Text size="sm" fw={500} miw={0}>
              {browserWords(session.user_agent)}
            </Text>
            {session.is_this_one ? <Badge color="cobalt">this browser</Badge> : null}
          </Group>
          <Text size="xs" c="dimmed">
            signed in <Moment at={session.signed_in_at} />, last active{' '}
            <Moment at={session.last_active_at} distance />
          </Text>
        </Stack>
      ))}
    </Stack>
  );
}

function useSignOutOthers() {
  const { supabase } = useConnections();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { error } = await supabase.auth.signOut({ scope: 'others' });
      if (error) throw error;
    },
    onSuccess: () => notifyDone('Your other browsers are signed out.'),
    onError: () => {
      const error = new ApiError('NETWORK', 'The sign-in service did not do it. Try again in a moment.');
      notifyProblem('Your other browsers are still signed in', error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeyOf(mySessions) }),
  });
}
