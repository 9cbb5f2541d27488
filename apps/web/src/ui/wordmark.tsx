import { Group, Text } from '@mantine/core';

/** The mark: two crossing lanes, one of them carrying on. */
export function Wordmark() {
  return (
    <Group gap={8} wrap="nowrap">
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <rect width="20" height="20" rx="5" fill="var(--mantine-primary-color-filled)" />
        <path
          d="M5 6h3.2l4 8H15M5 14h3.2l1.2-2.4M12.2 6H15m0 0-1.8-1.8M15 6l-1.8 1.8"
          fill="none"
          stroke="#fff"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <Text span fw={600} style={{ letterSpacing: '-0.015em' }}>
        Crosscart
      </Text>
    </Group>
  );
}
