import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** The h2 of a part of a page, with its one sentence. */
export function PartTitle(props: { title: string; hint?: ReactNode }) {
  return (
    <Stack gap={2} style={{ flex: '1 1 200px' }}>
      <Title order={2}>{props.title}</Title>
      {props.hint ? (
        <Text size="sm" c="dimmed">
          {props.hint}
        </Text>
      ) : null}
    </Stack>
  );
}
