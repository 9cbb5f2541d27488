'use client';
import { Button, Group, Text } from '@mantine/core';
import { FullPage } from '#ui/full-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';

export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <FullPage title="Something went wrong on our side">
      <Text c="dimmed">
        This page could not be shown. Nothing that was saved is lost.
        {error.digest ? ` Tell support the number ${error.digest}.` : ''}
      </Text>
      <Group gap="xs">
        <Button onClick={retry}>Try again</Button>
        <LinkButton href="/" variant="default">
          Go to my start page
        </LinkButton>
      </Group>
    </FullPage>
  );
}
