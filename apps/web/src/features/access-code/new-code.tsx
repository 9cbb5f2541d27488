'use client';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { CopyButton } from '#ui/copy-button.tsx';

/** A code that was just made: the only time that it is seen whole. */
export function NewCode({ code, onDone }: { code: string; onDone: () => void }) {
  const panel = useRef<HTMLDivElement>(null);
  // The button that made it is gone; the keyboard goes on here, and a screen reader reads it out.
  useEffect(() => panel.current?.focus(), []);
  return (
    <Stack
      gap="md"
      ref={panel}
      tabIndex={-1}
      role="group"
      aria-label="Your new access code"
      style={{ outline: 'none' }}
    >
      <Text ff="monospace" fz="1.5rem" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {code}
      </Text>
      <Alert color="orange" p="sm" title="It is shown only now">
        Keep it in a password manager. Nobody can look it up later, not even an admin; you can always rotate
        it.
      </Alert>
      <Group gap="xs">
        <CopyButton value={code} label="Copy code" />
        <Button variant="default" onClick={onDone}>
          I have kept it
        </Button>
      </Group>
    </Stack>
  );
}
