import { AppError } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { KeyRing } from '../encryption/key-ring.ts';
import { pathOf } from '../logging.ts';
import { createAgentSecrets } from './agent-secrets.ts';
import type { CallingAgent } from './calling-agent.ts';
import { agentNamedBy, type InstallToken, verifyInstallToken } from './install-token.ts';
import { type VerifiedProof, verifyProof } from './proof.ts';
import { createProofNonces } from './proof-nonces.ts';

declare module '../routing/access.ts' {
  interface Callers {
    /** A device key that proved itself; the handler must use its proof up (`app.accept_device_proof`). */
    device: { readonly device: VerifiedProof };
    /** The handler must work through `asCallingAgent`, which uses the proof up. */
    agent: { readonly agent: CallingAgent };
  }
}

interface AgentAuthenticationDependencies {
  readonly database: Database;
  readonly keys: KeyRing;
  /** How devices address this API; their proofs are bound to it. */
  readonly publicUrl: string;
}

/** Lets devices in by a proof of their key, and agents by their install token and such a proof. */
export function registerAgentAuthentication(
  app: FastifyInstance,
  { database, keys, publicUrl }: AgentAuthenticationDependencies,
): void {
  const nonces = createProofNonces(keys.derive('dpop nonces'));
  const secrets = createAgentSecrets(database, keys);

  const proofOf = (request: FastifyRequest, token: string | null): Promise<VerifiedProof> =>
    verifyProof(request.headers.dpop, {
      method: request.method,
      url: publicUrl + pathOf(request.url),
      token,
      nonces,
    });

  const tokenOf = async (
    token: string,
  ): Promise<InstallToken & { orgId: string; role: CallingAgent['role'] }> => {
    const agentId = agentNamedBy(token);
    // A secret that was replaced meanwhile is looked up again before the token is refused.
    for (const fresh of [false, true]) {
      const secret = await secrets.find(agentId, { fresh });
      if (!secret) break;
      const verified = await verifyInstallToken(token, secret.tokenSecret);
      if (verified) return { ...verified, orgId: secret.orgId, role: secret.role };
    }
    throw new AppError('TOKEN_INVALID');
  };

  app.accessCheckers.add('device', async (request) => ({ device: await proofOf(request, null) }));
  app.accessCheckers.add('agent', async (request) => {
    const presented = /^DPoP +([A-Za-z0-9._-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (presented === undefined) throw new AppError('UNAUTHENTICATED');
    const proof = await proofOf(request, presented);
    const token = await tokenOf(presented);
    if (proof.jkt !== token.jkt) throw new AppError('PROOF_INVALID', { part: 'key' });
    const { agentId: id, orgId, role, tokenVersion, expiresAt: tokenExpiresAt } = token;
    return { agent: { id, orgId, role, tokenVersion, jkt: proof.jkt, jti: proof.jti, tokenExpiresAt } };
  });

  app.addHook('onRequest', async (request, reply) => {
    if (asksForProof(request)) reply.header('DPoP-Nonce', nonces.current());
  });
  app.addHook('onSend', async (request, reply) => {
    if (reply.statusCode === 401 && asksForProof(request))
      reply.header('WWW-Authenticate', 'DPoP algs="ES256"');
  });
}

/** The door's own documentation says whether it is for devices and agents. */
function asksForProof(request: FastifyRequest): boolean {
  return (request.routeOptions.schema?.security ?? []).some((requirement) => 'deviceProof' in requirement);
}
