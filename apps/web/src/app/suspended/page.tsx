import { Button, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FullPage } from '#ui/full-page.tsx';

export const metadata: Metadata = { title: 'Suspended' };

export default function SuspendedPage() {
  return (
    <FullPage title="Your access is suspended">
      <Text c="dimmed">
        An admin of your agency suspended your membership. Ask them if you think this is a mistake; nothing of
        your work is lost.
      </Text>
      <form action="/auth/sign-out" method="post">
        <Button type="submit" variant="default">
          Sign out
        </Button>
      </form>
    </FullPage>
  );
}
