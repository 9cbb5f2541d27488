import { setupState } from '@crosscart/contracts';
import { Text } from '@mantine/core';
import type { Metadata } from 'next';
import { SetupWizard } from '#features/setup/setup-wizard.tsx';
import { loadSignInWays } from '#features/sign-in/load-sign-in-ways.ts';
import { asApiError } from '#lib/api-error.ts';
import { serverApi } from '#lib/server-api.ts';
import { ApiAway, FullPage } from '#ui/full-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetupPage() {
  const api = await serverApi();
  const state = await api(setupState).catch(asApiError);
  if (state instanceof Error) return <ApiAway problem={state.message} />;
  if (state.needed) {
    return (
      <FullPage title="Set up this installation" width={520}>
        <SetupWizard ways={(await loadSignInWays()) ?? { providers: [], emailCodes: false }} />
      </FullPage>
    );
  }
  return (
    <FullPage title="This installation is set up already">
      <Text c="dimmed">Its owner invites everybody else. Sign in with the address you were invited by.</Text>
      <div>
        <LinkButton href="/login">Sign in</LinkButton>
      </div>
    </FullPage>
  );
}
