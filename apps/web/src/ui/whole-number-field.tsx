'use client';
import { TextInput, type TextInputProps } from '@mantine/core';

/** A text field for a count: what was typed stays as typed; the contract's own words refuse it. */
export function WholeNumberField(input: TextInputProps) {
  return <TextInput {...input} inputMode="numeric" autoComplete="off" />;
}
