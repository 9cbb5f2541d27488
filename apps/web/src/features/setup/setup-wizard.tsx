'use client';
import type { ResponseOf, setup } from '@crosscart/contracts';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { SignInWays as Ways } from '#features/sign-in/providers.ts';
import { SignInWays } from '#features/sign-in/sign-in-ways.tsx';
import { PracticeCard } from './practice-card.tsx';
import { SetupForm } from './setup-form.tsx';

/** First run: create the org, then sign in as the owner who was just invited. */
export function SetupWizard({ ways }: { ways: Ways }) {
  const [done, setDone] = useState<ResponseOf<typeof setup> | null>(null);
  return (
    <Stack gap="md">
      <Paper withBorder radius="md" p="lg">
        {done === null ? (
          <SetupForm onDone={setDone} />
        ) : (
          <Stack gap="sm">
            <Title order={2}>The organisation stands</Title>
            <Text>
              Now sign in as <strong>{done.owner_email}</strong>. That address owns the organisation from its
              first sign-in on.
            </Text>
            <SignInWays ways={ways} email={done.owner_email} />
          </Stack>
        )}
      </Paper>
      <PracticeCard />
    </Stack>
  );
}
