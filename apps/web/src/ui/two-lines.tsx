import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** In a table: a name with what tells it apart from others below it; each line is cut by itself. */
export function TwoLines({ first, second }: { first: ReactNode; second?: ReactNode }) {
  return (
    <>
      <Text component="div" inherit fw={500} data-cut>
        {first}
      </Text>
      {second ? (
        <Text component="div" size="xs" c="dimmed" data-cut>
          {second}
        </Text>
      ) : null}
    </>
  );
}
