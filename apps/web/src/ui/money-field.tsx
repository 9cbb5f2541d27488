'use client';
import { Text, TextInput, type TextInputProps } from '@mantine/core';

/** A text field for money: what was typed stays as typed; the form parses it to minor units. */
export function MoneyField({ currency, ...input }: TextInputProps & { currency: string }) {
  return (
    <TextInput
      {...input}
      inputMode="decimal"
      autoComplete="off"
      rightSectionWidth={48}
      rightSectionPointerEvents="none"
      rightSection={
        <Text size="xs" c="dimmed" aria-hidden>
          {currency}
        </Text>
      }
    />
  );
}
