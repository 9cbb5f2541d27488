import { Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { CopyButton } from '#ui/copy-button.tsx';

const DEMO_COMMAND = 'npm run demo -- --headed';

/** How to watch the whole thing work without a marketplace account. */
export function PracticeCard() {
  return (
    <Paper withBorder radius="md" p="lg">
      <Stack gap="xs">
        <Title order={2}>Try it with the practice marketplaces</Title>
        <Text size="sm" c="dimmed">
          Stand-ins for eBay and Amazon run on this machine. The demo opens two browsers, captures orders and
          buys them, on data of its own that it throws away. Run it in the project's folder:
        </Text>
        <Group justify="space-between" gap="xs">
          <Code fz="sm" px="sm" py={6}>
            {DEMO_COMMAND}
          </Code>
          <CopyButton value={DEMO_COMMAND} label="Copy command" />
        </Group>
      </Stack>
    </Paper>
  );
}
