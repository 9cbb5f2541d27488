import { Center, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Wordmark } from './wordmark.tsx';

/** A page with one thing to say: sign-in, not found, suspended. */
export function FullPage(props: { title: string; children?: ReactNode; width?: number }) {
  return (
    <Center component="main" id="content" mih="100dvh" p="md" bg="var(--crosscart-canvas)">
      <Stack w="100%" maw={props.width ?? 400} gap="lg" py="xl">
        <Wordmark />
        <Stack gap="md">
          <Title order={1}>{props.title}</Title>
          {props.children}
        </Stack>
      </Stack>
    </Center>
  );
}

/** The API gave no answer while a page was being made. */
export function ApiAway({ problem }: { problem: string }) {
  return (
    <FullPage title="Crosscart cannot reach its API">
      <Text c="dimmed">{problem}</Text>
      <Text c="dimmed">Nothing is lost. Reload this page in a moment.</Text>
    </FullPage>
  );
}
