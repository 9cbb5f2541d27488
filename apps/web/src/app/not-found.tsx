import { Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FullPage } from '#ui/full-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <FullPage title="There is no such page">
      <Text c="dimmed">The address may be mistyped, or what it showed is gone.</Text>
      <div>
        <LinkButton href="/">Go to my start page</LinkButton>
      </div>
    </FullPage>
  );
}
