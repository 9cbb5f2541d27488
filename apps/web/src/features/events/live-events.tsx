'use client';
import { me } from '@crosscart/contracts';
import { Box, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useConnections } from '#lib/api-context.tsx';
import { isPageLeaving } from '#lib/leave-page.ts';
import { endpointsTouchedBy } from './event-queries.ts';
import { followEvents } from './event-stream.ts';

/** Events come in bursts; what they touch is read again at most this often. */
const COALESCE_MS = 400;
/** A stream that ends with its token is back within a second; only longer gaps are worth a word. */
const PATIENCE_MS = 4_000;

/** Keeps every answer on screen fresh from the live stream; speaks up only while it is interrupted. */
export function LiveEvents() {
  const { connection } = useConnections();
  const client = useQueryClient();
  const router = useRouter();
  const [isInterrupted, setInterrupted] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    const touched = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let patience: ReturnType<typeof setTimeout> | undefined;
    const readAllAfresh = async () => {
      await client.invalidateQueries();
      // An answer may have sent the browser off already; rendering this page again would hold that up.
      if (!isPageLeaving()) router.refresh();
    };
    const refresh = () => {
      timer = undefined;
      // What one may see has changed: every answer may, and the frame of the page is rendered by the server.
      if (touched.has(me.path)) void readAllAfresh();
      else for (const path of touched) void client.invalidateQueries({ queryKey: [path] });
      touched.clear();
    };
    void followEvents(
      connection,
      {
        onEvent: (event) => {
          for (const endpoint of endpointsTouchedBy(event.type)) touched.add(endpoint.path);
          timer ??= setTimeout(refresh, COALESCE_MS);
        },
        onState: (state) => {
          if (state === 'interrupted') {
            patience ??= setTimeout(() => setInterrupted(true), PATIENCE_MS);
            return;
          }
          clearTimeout(patience);
          patience = undefined;
          setInterrupted(false);
          if (state === 'refused') {
            // Suspended, removed or signed out elsewhere: reading again leads to the page that says so.
            void readAllAfresh();
          }
        },
        // A page reads its answers before its stream is open: what changed in between would never be heard of.
        onReadAfresh: () => void client.invalidateQueries(),
      },
      abort.signal,
    );
    return () => {
      abort.abort();
      clearTimeout(timer);
      clearTimeout(patience);
    };
  }, [client, connection, router]);
  if (!isInterrupted) return null;
  return (
    <Box
      pos="fixed"
      bottom={16}
      left="50%"
      style={{ transform: 'translateX(-50%)', zIndex: 300 }}
      role="status"
    >
      <Group gap="xs" px="md" py={6} bg="gray.9" c="white" style={{ borderRadius: 20 }}>
        <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
          Live updates are interrupted. Reconnecting…
        </Text>
      </Group>
    </Box>
  );
}
