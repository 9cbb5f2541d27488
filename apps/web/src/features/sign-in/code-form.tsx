'use client';
import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useConnections } from '#lib/api-context.tsx';
import classes from './code-form.module.css';
import { codeRefused } from './code-problems.ts';
import { enterApp } from './enter-app.ts';
import { ResendButton } from './resend-button.tsx';
import type { CodeSent } from './sign-in-ways.tsx';
import { useSendCode } from './use-send-code.ts';

const LENGTH = 6;

/** Takes the code from the mail. A complete one is sent at once; a wrong one stays to be corrected. */
export function CodeForm(props: {
  sent: CodeSent;
  next: string | null;
  onSent: (sent: CodeSent) => void;
  onBack: () => void;
}) {
  const { sent, next, onSent, onBack } = props;
  const { supabase } = useConnections();
  const sendCode = useSendCode();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);

  const refuse = (sentence: string) => {
    setPending(false);
    setProblem(sentence);
    // After React has shown the field enabled again.
    requestAnimationFrame(() => field.current?.select());
  };
  const verify = async (token: string) => {
    if (pending) return;
    if (token.length !== LENGTH) return refuse(`The code has ${LENGTH} digits.`);
    setPending(true);
    setProblem(null);
    const { error } = await supabase.auth.verifyOtp({ email: sent.email, token, type: 'email' });
    if (error === null) return enterApp(next, refuse);
    const refused = codeRefused(error);
    if ('sentence' in refused) refuse(refused.sentence);
    else window.location.assign(`/login?problem=${refused.problem}`);
  };
  const type = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, LENGTH);
    setCode(digits);
    setProblem(null);
    if (digits.length === LENGTH && digits !== code) void verify(digits);
  };
  const resend = async () => {
    const outcome = await sendCode(sent.email);
    if ('sentence' in outcome) return setProblem(outcome.sentence);
    setProblem(null);
    setCode('');
    field.current?.focus();
    onSent(outcome);
  };

  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void verify(code);
      }}
      noValidate
    >
      <Stack gap="md">
        {sent.isEarlier ? (
          <Alert color="cobalt" role="status">
            A code was asked for a moment ago. Enter that one, or wait to send another.
          </Alert>
        ) : null}
        <Text>
          If <strong className={classes.email}>{sent.email}</strong> may sign in here, a code of six digits is
          on its way. It works for ten minutes.
        </Text>
        <TextInput
          ref={field}
          label="Code from the mail"
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          size="lg"
          labelProps={{ size: 'md' }}
          errorProps={{ size: 'md', role: 'alert' }}
          classNames={{ input: classes.code ?? '' }}
          value={code}
          error={problem}
          readOnly={pending}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" size="md" fullWidth loading={pending}>
          Sign in
        </Button>
        <Group justify="space-between" gap="xs">
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            Use another address
          </Anchor>
          <ResendButton availableAt={sent.nextAt} onResend={resend} />
        </Group>
      </Stack>
    </form>
  );
}
