'use client';
import { Text, TextInput } from '@mantine/core';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day as a URL holds it; anything else is no day. */
export function dayOf(value: string | undefined): string | undefined {
  return value && DAY.test(value) ? value : undefined;
}

/** One end of a range of days; the label's last word ("from", "until") stands inside the field. */
export function DayField(props: {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <TextInput
      type="date"
      size="xs"
      w={160}
      leftSection={
        <Text size="xs" c="dimmed" aria-hidden>
          {props.label.split(' ').at(-1)}
        </Text>
      }
      leftSectionWidth={44}
      // An empty day reads as a placeholder, as in the fields beside it.
      {...(props.value ? {} : { styles: { input: { color: 'var(--mantine-color-placeholder)' } } })}
      aria-label={props.label}
      title={props.label}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
