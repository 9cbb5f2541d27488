'use client';
import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CodeSent } from './sign-in-ways.tsx';
import { useSendCode } from './use-send-code.ts';

/** Asks for the address that a code goes to. What was typed stays when sending fails. */
export function EmailForm(props: {
  email: string;
  onEmail: (email: string) => void;
  onSent: (sent: CodeSent) => void;
}) {
  const { email, onEmail, onSent } = props;
  const sendCode = useSendCode();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setProblem(null);
    const outcome = await sendCode(email.trim());
    setPending(false);
    if ('sentence' in outcome) setProblem(outcome.sentence);
    else onSent(outcome);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          autoComplete="email"
          inputMode="email"
          size="md"
          placeholder="name@example.com"
          value={email}
          error={problem}
          errorProps={{ role: 'alert' }}
          onChange={(event) => {
            setProblem(null);
            onEmail(event.currentTarget.value);
          }}
        />
        <Button type="submit" size="md" fullWidth loading={pending}>
          Send me a code
        </Button>
      </Stack>
    </form>
  );
}
