import { Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FullPage } from '#ui/full-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';

export const metadata: Metadata = { title: 'Not allowed' };

/** What `forbidden()` shows, with status 403. */
export default function Forbidden() {
  return (
    <FullPage title="This page is not for your role">
      <Text c="dimmed">
        Your role in this organisation does not open it. Ask an admin if you need it for your work.
      </Text>
      <div>
        <LinkButton href="/">Go to my start page</LinkButton>
      </div>
    </FullPage>
  );
}
