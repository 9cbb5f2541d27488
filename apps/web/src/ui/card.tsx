import { Group, Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { PartTitle } from './part-title.tsx';

/** A titled surface with one subject. */
export function Card(props: { title: string; hint?: ReactNode; actions?: ReactNode; children?: ReactNode }) {
  return (
    <Paper withBorder radius="md" p="lg" component="section" aria-label={props.title}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <PartTitle title={props.title} hint={props.hint} />
          {props.actions}
        </Group>
        {props.children}
      </Stack>
    </Paper>
  );
}
