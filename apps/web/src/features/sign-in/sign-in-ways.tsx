'use client';
import { Divider, Stack } from '@mantine/core';
import { useState } from 'react';
import { CodeForm } from './code-form.tsx';
import { EmailForm } from './email-form.tsx';
import { ProviderButtons } from './provider-buttons.tsx';
import type { SignInWays as Ways } from './providers.ts';

/** A code under way to an address; the next may be asked for at `nextAt` (milliseconds since 1970). */
export interface CodeSent {
  email: string;
  nextAt: number;
  /** True when the code to enter is one that was sent before. */
  isEarlier: boolean;
}

/** Every way to sign in: buttons of providers, a code by e-mail, or both. */
export function SignInWays(props: {
  ways: Ways;
  next?: string | null;
  /** The address to sign in with, where it is known. */
  email?: string;
}) {
  const { ways, next = null } = props;
  const [email, setEmail] = useState(props.email ?? '');
  const [sent, setSent] = useState<CodeSent | null>(null);
  if (sent !== null) {
    return <CodeForm sent={sent} next={next} onSent={setSent} onBack={() => setSent(null)} />;
  }
  return (
    <Stack gap="md">
      {ways.providers.length > 0 ? (
        <ProviderButtons
          providers={ways.providers}
          next={next}
          {...(props.email ? { email: props.email } : {})}
        />
      ) : null}
      {ways.providers.length > 0 && ways.emailCodes ? <Divider label="or" /> : null}
      {ways.emailCodes ? <EmailForm email={email} onEmail={setEmail} onSent={setSent} /> : null}
    </Stack>
  );
}
