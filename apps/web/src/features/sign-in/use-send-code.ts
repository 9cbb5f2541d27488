import { useConnections } from '#lib/api-context.tsx';
import { codeAsked } from './code-problems.ts';
import type { CodeSent } from './sign-in-ways.tsx';

/** As the auth service has it. */
const SECONDS_BETWEEN_CODES = 60;

/** Asks the auth service to send a code; answers where it went, or what to tell the person. */
export function useSendCode(): (email: string) => Promise<CodeSent | { sentence: string }> {
  const { supabase } = useConnections();
  return async (email) => {
    if (!/^\S+@\S+$/.test(email)) return { sentence: 'Enter an e-mail address such as name@example.com.' };
    const { error } = await supabase.auth.signInWithOtp({ email });
    const asked = codeAsked(error);
    if (asked.kind === 'refused') return { sentence: asked.sentence };
    const seconds = asked.kind === 'sent' ? SECONDS_BETWEEN_CODES : asked.seconds;
    return { email, nextAt: Date.now() + seconds * 1000, isEarlier: asked.kind === 'sent_before' };
  };
}
