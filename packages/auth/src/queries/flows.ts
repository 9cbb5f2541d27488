import type { ISql } from 'postgres';

/** Seconds from /authorize within which a sign-in must be complete (as long as GoTrue's). */
const FLOW_SECONDS = 300;

/** What is remembered of a sign-in while the person is away at the issuer. */
export interface NewFlow {
  readonly id: string;
  readonly provider: string;
  readonly codeChallenge: string;
  readonly redirectTo: string;
  readonly issuerNonce: string;
  readonly issuerCodeVerifier: string;
}

export async function insertFlow(sql: ISql, flow: NewFlow): Promise<void> {
  await sql`
    with forgotten as (delete from auth.flow_state where created_at < now() - interval '1 day')
    insert into auth.flow_state
      (id, provider_type, code_challenge, redirect_to, issuer_nonce, issuer_code_verifier)
    values (${flow.id}, ${flow.provider}, ${flow.codeChallenge}, ${flow.redirectTo},
            ${flow.issuerNonce}, ${flow.issuerCodeVerifier})`;
}

/** A sign-in that an issuer has just answered. */
export interface AnsweredFlow {
  readonly id: string;
  readonly provider_type: string;
  readonly redirect_to: string;
  readonly issuer_nonce: string;
  readonly issuer_code_verifier: string;
  readonly is_over: boolean;
}

/** Takes the issuer's one answer to a flow; null when there is no such flow or it was answered before. */
export async function answerFlow(sql: ISql, id: string): Promise<AnsweredFlow | null> {
  const [row] = await sql<AnsweredFlow[]>`
    update auth.flow_state set answered_at = now()
    where id = ${id} and answered_at is null
    returning id, provider_type, redirect_to, issuer_nonce, issuer_code_verifier,
      created_at < now() - ${FLOW_SECONDS} * interval '1 second' as is_over`;
  return row ?? null;
}

/** Gives an answered flow its code; only the code's hash is stored. */
export async function attachAuthCode(
  sql: ISql,
  flowId: string,
  grant: { userId: string; codeHash: Buffer },
): Promise<void> {
  await sql`
    update auth.flow_state set user_id = ${grant.userId}, auth_code_hash = ${grant.codeHash}
    where id = ${flowId}`;
}

/** Takes a code out of the table, so that it can be exchanged once at most; null when unknown. */
export async function takeAuthCode(
  sql: ISql,
  codeHash: Buffer,
): Promise<{ user_id: string; code_challenge: string; is_over: boolean } | null> {
  const [row] = await sql<{ user_id: string; code_challenge: string; is_over: boolean }[]>`
    delete from auth.flow_state where auth_code_hash = ${codeHash}
    returning user_id, code_challenge,
      created_at < now() - ${FLOW_SECONDS} * interval '1 second' as is_over`;
  return row ?? null;
}
