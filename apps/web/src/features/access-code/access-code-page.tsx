'use client';
import { createAccessCode, myAccessCode, type ResponseOf, rotateAccessCode } from '@crosscart/contracts';
import { Alert, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconKey, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { usePlace } from '#lib/place-context.tsx';
import { useApiMutation, useApiQuery } from '#lib/queries.ts';
import { confirm } from '#ui/confirm.tsx';
import { FailedState, ListState } from '#ui/list-state.tsx';
import { Moment } from '#ui/moment.tsx';
import { notifyProblem } from '#ui/notify.ts';
import { Page } from '#ui/page.tsx';
import { NewCode } from './new-code.tsx';

type Code = NonNullable<ResponseOf<typeof myAccessCode>['access_code']>;

/** My code for the devices: make it, see it once, give it a new secret. */
export function AccessCodePage() {
  const { membership } = usePlace();
  return (
    <Page
      title="Access code"
      description="It tells a paired device that it is you who is at work there, so that what you confirm or resolve in the side panel carries your name."
    >
      <Paper withBorder radius="md" p="lg" maw={680}>
        {membership.role === 'client' ? (
          <ListState
            kind="forbidden"
            title="Access codes are for admins and VAs"
            hint="Clients do not work on devices; you see your orders here."
          />
        ) : (
          <MyCode />
        )}
      </Paper>
    </Page>
  );
}

function MyCode() {
  const [shown, setShown] = useState<string | null>(null);
  const code = useApiQuery(myAccessCode, {});
  const handlers = {
    refreshes: [myAccessCode],
    onSuccess: (made: { code: string }) => setShown(made.code),
  };
  const make = useApiMutation(createAccessCode, {
    ...handlers,
    onError: (error) => notifyProblem('No code was made', error),
  });
  const rotate = useApiMutation(rotateAccessCode, handlers);
  if (shown !== null) return <NewCode code={shown} onDone={() => setShown(null)} />;
  if (code.error && !code.data) return <FailedState error={code.error} onRetry={() => code.refetch()} />;
  if (!code.data) {
    return (
      <Stack gap="sm" aria-busy>
        <Skeleton height={26} width={220} />
        <Skeleton height={14} width="60%" />
      </Stack>
    );
  }
  if (code.data.access_code === null) {
    return (
      <ListState
        kind="empty"
        icon={IconKey}
        title="You have no access code yet"
        hint="Make one, then clock in with it in the extension's side panel. It works only on devices that are paired with this organisation, and for 90 days."
        action={
          <Button mt="xs" loading={make.isPending} onClick={() => make.mutate({})}>
            Make access code
          </Button>
        }
      />
    );
  }
  const askToRotate = () =>
    confirm({
      title: 'Give your access code a new secret?',
      consequence: 'The present one stops working and you are clocked out of every device.',
      act: 'Rotate code',
      run: () => rotate.mutateAsync({}),
    });
  return <PresentCode code={code.data.access_code} isRotating={rotate.isPending} onRotate={askToRotate} />;
}

function PresentCode(props: { code: Code; isRotating: boolean; onRotate: () => void }) {
  const { prefix, expires_at, last_used_at, locked_until } = props.code;
  return (
    <Stack gap="md">
      {locked_until ? (
        <Alert color="orange" title="Locked after too many wrong tries" p="sm">
          It works again at <Moment at={locked_until} />, or with a new secret at once.
        </Alert>
      ) : null}
      <Group justify="space-between" align="center" gap="sm">
        <Stack gap={2}>
          <Text ff="monospace" fz="xl" fw={600}>
            {prefix}
            <span aria-hidden>-••••••••••••</span>
          </Text>
          <Text size="sm" c="dimmed">
            Works until <Moment at={expires_at} />.{' '}
            {last_used_at ? (
              <>
                Last used <Moment at={last_used_at} />.
              </>
            ) : (
              'Not used yet.'
            )}
          </Text>
        </Stack>
        <Button
          variant="default"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={props.isRotating}
          onClick={props.onRotate}
        >
          Rotate code
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        The first four characters are yours for good; the rest is secret and was shown once. Lost it? Rotate
        it.
      </Text>
    </Stack>
  );
}
