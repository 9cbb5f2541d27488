'use client';
import { Alert, Button, Stack } from '@mantine/core';
import type { Provider } from '@supabase/supabase-js';
import { IconBrandGoogleFilled, IconKey, IconUserCode } from '@tabler/icons-react';
import { useState } from 'react';
import { useConnections } from '#lib/api-context.tsx';
import type { SignInProvider } from './providers.ts';

const ICONS: Readonly<Record<string, typeof IconKey>> = {
  google: IconBrandGoogleFilled,
  development: IconUserCode,
};

/** One button per provider; each starts the PKCE round trip that ends at /auth/callback. */
export function ProviderButtons(props: {
  providers: readonly SignInProvider[];
  next?: string | null;
  /** Preselects this address where the provider can. */
  email?: string;
}) {
  const { supabase } = useConnections();
  const [pending, setPending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const signIn = async (provider: SignInProvider) => {
    setPending(provider.id);
    const callback = new URL('/auth/callback', window.location.origin);
    if (props.next) callback.searchParams.set('next', props.next);
    const { error } = await supabase.auth.signInWithOAuth({
      // The embedded auth service knows providers that the library's list does not name.
      provider: provider.id as Provider,
      options: {
        redirectTo: callback.href,
        ...(props.email ? { queryParams: { login_hint: props.email } } : {}),
      },
    });
    if (!error) return;
    setPending(null);
    setProblem(error.message);
  };
  return (
    <Stack gap="xs">
      {props.providers.map((provider) => {
        const Icon = ICONS[provider.id] ?? IconKey;
        return (
          <Button
            key={provider.id}
            size="md"
            fullWidth
            variant="default"
            loading={pending === provider.id}
            disabled={pending !== null && pending !== provider.id}
            leftSection={<Icon size={18} aria-hidden />}
            onClick={() => void signIn(provider)}
          >
            {provider.label}
          </Button>
        );
      })}
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
    </Stack>
  );
}
