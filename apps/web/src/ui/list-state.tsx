import { Button, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconInbox, IconLock, IconSearch, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ApiError } from '#lib/api-error.ts';

const ICONS = {
  empty: IconInbox,
  no_match: IconSearch,
  failed: IconAlertTriangle,
  forbidden: IconLock,
} as const;

/** One quiet panel in place of content: what is (not) here, why, and what to do next. */
export function ListState(props: {
  kind: keyof typeof ICONS;
  title: string;
  hint?: ReactNode;
  action?: ReactNode;
  /** What would be here, in place of the kind's own icon. */
  icon?: TablerIcon | undefined;
}) {
  const Icon = props.icon ?? ICONS[props.kind];
  return (
    <Stack align="center" gap="xs" py={48} px="md" role={props.kind === 'failed' ? 'alert' : 'status'}>
      <ThemeIcon variant="light" color={props.kind === 'failed' ? 'red' : 'gray'} size={40} radius="xl">
        <Icon size={20} stroke={1.6} aria-hidden />
      </ThemeIcon>
      <Text fw={600}>{props.title}</Text>
      {props.hint ? (
        <Text size="sm" c="dimmed" ta="center" maw={440}>
          {props.hint}
        </Text>
      ) : null}
      {props.action}
    </Stack>
  );
}

/** A read that failed: not allowed and not there are told apart from failed, which alone offers to try again. */
export function FailedState({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  if (error.status === 403) {
    return (
      <ListState
        kind="forbidden"
        title="You are not allowed to see this"
        hint={`${error.message} Ask an admin if you need it for your work.`}
      />
    );
  }
  if (error.status === 404 || error.code === 'VALIDATION_FAILED') {
    return (
      <ListState
        kind="no_match"
        title="There is nothing at this address"
        hint="It may be mistyped, or what it showed is gone."
      />
    );
  }
  return (
    <ListState
      kind="failed"
      title="This could not be loaded"
      hint={
        <>
          {error.message}
          {error.requestId ? (
            <Text component="span" size="xs" ff="monospace" display="block" mt={4}>
              request {error.requestId}
            </Text>
          ) : null}
        </>
      }
      action={
        <Button variant="default" onClick={onRetry} mt="xs">
          Try again
        </Button>
      }
    />
  );
}
