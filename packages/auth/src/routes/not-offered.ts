import type { FastifyInstance } from 'fastify';
import { requireUser } from '../authorization.ts';
import { AuthError, type AuthErrorCode } from '../errors.ts';
import type { ServiceContext } from '../service-context.ts';

/** Supabase's routes for what is never switched on here, with the refusals that its clients expect then. */
export function routeNotOffered(server: FastifyInstance, context: ServiceContext): void {
  const refuse = (
    methods: ('GET' | 'POST' | 'PUT' | 'DELETE')[],
    paths: string[],
    refusal: { status: number; code: AuthErrorCode; message: string; asksForUser: boolean },
  ): void => {
    for (const url of paths) {
      server.route({
        method: methods,
        url,
        handler: async (request) => {
          if (refusal.asksForUser) await requireUser(request, context);
          throw new AuthError(refusal.status, refusal.code, refusal.message);
        },
      });
    }
  };

  refuse(['GET'], ['/user/identities/authorize'], {
    status: 404,
    code: 'manual_linking_disabled',
    message: 'Manual linking is disabled',
    asksForUser: true,
  });
  refuse(['DELETE'], ['/user/identities/:id'], {
    status: 404,
    code: 'manual_linking_disabled',
    message: 'Manual linking is disabled',
    asksForUser: true,
  });
  refuse(['POST', 'DELETE'], ['/factors', '/factors/*'], {
    status: 422,
    code: 'mfa_totp_enroll_not_enabled',
    message: 'MFA enroll is disabled for TOTP',
    asksForUser: true,
  });
  refuse(['POST'], ['/sso'], {
    status: 404,
    code: 'saml_provider_disabled',
    message: 'SAML 2.0 is disabled',
    asksForUser: false,
  });
}
