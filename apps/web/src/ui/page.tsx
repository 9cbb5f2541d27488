import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { PartTitle } from './part-title.tsx';

/** A page's frame: one h1, one sentence, its actions, then the content. */
export function Page(props: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} maw={680}>
          <Title order={1}>{props.title}</Title>
          {props.description ? (
            <Text c="dimmed" component="div">
              {props.description}
            </Text>
          ) : null}
        </Stack>
        {props.actions ? <Group gap="xs">{props.actions}</Group> : null}
      </Group>
      {props.children}
    </Stack>
  );
}

/** A titled part of a page. */
export function Section(props: {
  title: string;
  actions?: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Stack gap="xs" component="section">
      <Group justify="space-between" align="flex-end" gap="sm">
        <PartTitle title={props.title} hint={props.hint} />
        {props.actions}
      </Group>
      {props.children}
    </Stack>
  );
}
