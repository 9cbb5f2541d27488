import type { Me } from '@crosscart/contracts';
import { asApiError } from '#lib/api-error.ts';
import { chooseMembership, HOME, safeNextPath } from '#lib/places.ts';
import { problemOfRefusal, type SignInProblem } from './problems.ts';

/** What leads from a session into the app. */
export interface EnteringSteps {
  /** The page that was asked for, as the address names it: not to be trusted. */
  next: string | null;
  rememberedOrgId: string | undefined;
  bootstrap: (accessToken: string) => Promise<Me>;
  /** Forgets the session just made; a person without a membership keeps none. */
  signOut: () => Promise<void>;
}

export interface SignInSteps extends EnteringSteps {
  /** The query that the auth service came back with. */
  query: URLSearchParams;
  /** Access token of the new session; null when the code is spent, expired or another browser's. */
  exchangeCode: (code: string) => Promise<string | null>;
}

/** Finishes a sign-in and says where to go next: a start page, the page asked for, or the problem. */
export async function finishSignIn(steps: SignInSteps): Promise<string> {
  const code = steps.query.get('code');
  if (code === null) return problemPath(problemOfRefusal(steps.query));
  const accessToken = await steps.exchangeCode(code);
  return accessToken === null ? problemPath('expired') : enter(accessToken, steps);
}

/** Says where somebody goes who has a session. */
export async function enter(accessToken: string, steps: EnteringSteps): Promise<string> {
  try {
    const membership = chooseMembership(await steps.bootstrap(accessToken), steps.rememberedOrgId);
    if (membership === null) return await leaveWith('no_invite', steps);
    if (membership.status === 'suspended') return '/suspended';
    return safeNextPath(steps.next) ?? HOME[membership.role];
  } catch (thrown) {
    const { code: cause } = asApiError(thrown);
    if (cause === 'SUSPENDED') return '/suspended';
    if (cause === 'NO_INVITE' || cause === 'NO_MEMBERSHIP') return await leaveWith('no_invite', steps);
    if (cause === 'EMAIL_NOT_VERIFIED') return await leaveWith('email_not_verified', steps);
    return await leaveWith('api_away', steps);
  }
}

async function leaveWith(problem: SignInProblem, steps: EnteringSteps): Promise<string> {
  await steps.signOut();
  return problemPath(problem);
}

function problemPath(problem: SignInProblem): string {
  return `/login?problem=${problem}`;
}
