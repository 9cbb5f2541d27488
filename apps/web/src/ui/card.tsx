import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A titled surface with one subject. */
export function Card(props: { title: string; hint?: ReactNode; actions?: ReactNode; children?: ReactNode }) {
  return (
    <Paper withBorder radius="md" p="lg" component="section" aria-label={props.title}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={2} style={{ flex: '1 1 200px' }}>
            <Title order={2}>{props.title}</Title>
            {props.hint ? (
              <Text size="sm" c="dimmed">
                {props.hint}
              </Text>
            ) : null}
          </Stack>
          {props.actions}
        </Group>
        {props.children}
      </Stack>
    </Paper>
  );
}
