import { Group } from '@mantine/core';
import type { ReactNode } from 'react';

/** In a table: a text with badges beside it; the text is cut before they are. */
export function Beside({ children, badges }: { children: ReactNode; badges: ReactNode }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <span data-cut>{children}</span>
      {badges}
    </Group>
  );
}
