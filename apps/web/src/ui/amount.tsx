import { Text } from '@mantine/core';
import { formatMinor } from '#lib/money.ts';

/** An amount of money; unknown (null) is said, never shown as zero. `signed` colours losses. */
export function Amount(props: { minor: number | null; currency: string; signed?: boolean; fw?: number }) {
  const { minor, currency } = props;
  if (minor === null) {
    return (
      <Text span inherit c="dimmed">
        unknown
      </Text>
    );
  }
  const loss = props.signed && minor < 0;
  return (
    <Text
      span
      inherit
      className="figures"
      {...(loss ? { c: 'red' } : {})}
      {...(props.fw ? { fw: props.fw } : {})}
    >
      {formatMinor(minor, currency)}
    </Text>
  );
}
