import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import { z } from 'zod';
import { requireUser } from '../authorization.ts';
import { AuthError } from '../errors.ts';
import type { ServiceContext } from '../service-context.ts';
import { parseInput } from '../validation.ts';

const ANY: HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const manualLinkingDisabled = () =>
  new AuthError(404, 'manual_linking_disabled', 'Manual linking is disabled');
const passkeysDisabled = () => new AuthError(404, 'passkey_disabled', 'Passkeys are disabled');
const oauthServerDisabled = () => new AuthError(404, 'feature_disabled', 'OAuth server is disabled');
const customProvidersDisabled = () =>
  new AuthError(404, 'feature_disabled', 'Custom OAuth providers are disabled');
const samlDisabled = () => new AuthError(404, 'saml_provider_disabled', 'SAML 2.0 is disabled');
export const factorNotFound = () => new AuthError(404, 'mfa_factor_not_found', 'Factor not found');

type Refusal = (request: FastifyRequest) => AuthError;

/** Supabase's routes for what is never switched on here, with the refusals that its clients know. */
export function routeNotOffered(server: FastifyInstance, context: ServiceContext): void {
  const refuseUsers = (method: HTTPMethods[], paths: string[], refusal: Refusal) =>
    refuse(server, method, paths, async (request) => {
      await requireUser(request, context);
      throw refusal(request);
    });
  refuseUsers(['GET'], ['/user/identities/authorize'], manualLinkingDisabled);
  refuseUsers(['DELETE'], ['/user/identities/:id'], manualLinkingDisabled);
  refuseUsers(['POST'], ['/factors'], enrollmentDisabled);
  refuseUsers(['DELETE'], ['/factors/:id'], factorNotFound);
  refuseUsers(['POST'], ['/factors/:id/challenge', '/factors/:id/verify'], factorNotFound);
  refuseUsers(['POST'], ['/factors/recovery-codes', '/factors/recovery-codes/regenerate'], () =>
    recoveryCodesDisabled('enroll'),
  );
  refuseUsers(['POST'], ['/factors/recovery-codes/verify'], () => recoveryCodesDisabled('verify'));
  refuseUsers(['GET', 'DELETE'], ['/factors/recovery-codes'], factorNotFound);
  refuseUsers(['GET', 'DELETE'], ['/user/oauth/grants'], oauthServerDisabled);
  refuseAll(server, ['/passkeys', '/passkeys/*'], passkeysDisabled);
  refuseAll(server, ['/oauth/*'], oauthServerDisabled);
  refuseAll(server, ['/sso', '/sso/*'], samlDisabled);
}

/** The same for administrators; whoever registers it asks for the service-role key. */
export function routeNotOfferedToAdmins(server: FastifyInstance): void {
  refuseAll(server, ['/admin/oauth/*'], oauthServerDisabled);
  refuseAll(server, ['/admin/custom-providers', '/admin/custom-providers/*'], customProvidersDisabled);
  refuseAll(server, ['/admin/sso/*'], samlDisabled);
  refuseAll(server, ['/admin/users/:id/passkeys', '/admin/users/:id/passkeys/*'], passkeysDisabled);
}

function refuseAll(server: FastifyInstance, paths: string[], refusal: () => AuthError): void {
  refuse(server, ANY, paths, async () => {
    throw refusal();
  });
}

function refuse(
  server: FastifyInstance,
  method: HTTPMethods[],
  paths: string[],
  handler: (request: FastifyRequest) => Promise<never>,
): void {
  for (const url of paths) server.route({ method, url, handler });
}

const enrollment = z.looseObject({ factor_type: z.string().max(50).default('') });

function enrollmentDisabled(request: FastifyRequest): AuthError {
  switch (parseInput(enrollment, request.body).factor_type) {
    case 'totp':
      return new AuthError(422, 'mfa_totp_enroll_not_enabled', 'MFA enroll is disabled for TOTP');
    case 'phone':
      return new AuthError(422, 'mfa_phone_enroll_not_enabled', 'MFA enroll is disabled for Phone');
    case 'webauthn':
      return new AuthError(422, 'mfa_webauthn_enroll_not_enabled', 'MFA enroll is disabled for WebAuthn');
    default:
      return new AuthError(400, 'validation_failed', 'factor_type needs to be totp, phone, or webauthn');
  }
}

function recoveryCodesDisabled(step: 'enroll' | 'verify'): AuthError {
  return new AuthError(
    422,
    `mfa_recovery_codes_${step}_not_enabled`,
    `MFA ${step} is disabled for recovery codes`,
  );
}
