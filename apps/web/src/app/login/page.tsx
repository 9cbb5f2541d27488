import { setupState } from '@crosscart/contracts';
import { Alert, Paper, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { loadSignInWays } from '#features/sign-in/load-sign-in-ways.ts';
import { SIGN_IN_PROBLEMS, signInProblem } from '#features/sign-in/problems.ts';
import { SignInWays } from '#features/sign-in/sign-in-ways.tsx';
import { safeNextPath } from '#lib/places.ts';
import { serverApi } from '#lib/server-api.ts';
import { FullPage } from '#ui/full-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';

export const metadata: Metadata = { title: 'Sign in' };

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const problem = signInProblem(query.problem);
  const [ways, setupNeeded] = await Promise.all([loadSignInWays(), isSetupNeeded()]);
  if (setupNeeded) redirect('/setup');
  const next = typeof query.next === 'string' ? safeNextPath(query.next) : null;
  return (
    <FullPage title="Sign in">
      {problem ? (
        <Alert
          color={problem === 'session_ended' ? 'cobalt' : 'red'}
          title={SIGN_IN_PROBLEMS[problem].title}
          role="alert"
        >
          {SIGN_IN_PROBLEMS[problem].advice}
        </Alert>
      ) : null}
      <Paper withBorder radius="md" p="lg">
        {ways && (ways.emailCodes || ways.providers.length > 0) ? (
          <SignInWays ways={ways} next={next} />
        ) : (
          <NoWays answered={ways !== null} />
        )}
      </Paper>
      <Text size="sm" c="dimmed">
        Access is by invitation. Ask an admin of your agency if you have none.
      </Text>
    </FullPage>
  );
}

function NoWays({ answered }: { answered: boolean }) {
  return (
    <>
      <Text mb="sm">
        {answered
          ? 'No way to sign in is switched on. The installation needs GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, OIDC_ISSUER or SMTP_URL.'
          : 'The sign-in service does not answer.'}
      </Text>
      <LinkButton href="/login" variant="default">
        Try again
      </LinkButton>
    </>
  );
}

async function isSetupNeeded(): Promise<boolean> {
  const api = await serverApi();
  return api(setupState).then(
    (state) => state.needed,
    // The API being away is told after sign-in; it must not hide the sign-in page.
    () => false,
  );
}
