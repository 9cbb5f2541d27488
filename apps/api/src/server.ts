import { randomUUID } from 'node:crypto';
import type { Database } from '@crosscart/database';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { registerAgentAuthentication } from './agent-authentication/register.ts';
import type { Config } from './config.ts';
import { readKeyRing } from './encryption/key-ring.ts';
import { FEATURES } from './features.ts';
import { loggerOptions } from './logging.ts';
import { createTokenVerifier } from './people-authentication/token-verifier.ts';
import { registerPeopleAuthentication } from './plugins/authentication.ts';
import { registerBrowserSecurity } from './plugins/browser-security.ts';
import { registerClosing } from './plugins/closing.ts';
import { answerError, registerErrors } from './plugins/errors.ts';
import { registerJsonBodies } from './plugins/json-bodies.ts';
import { registerOpenApi } from './plugins/openapi.ts';
import { registerRequestLog } from './plugins/request-log.ts';
import { answerUnreadable } from './plugins/unreadable-requests.ts';
import { decorateWithAccessCheckers } from './routing/access.ts';
import { validateByZod } from './routing/validation.ts';
import { API_VERSION } from './version.ts';
import { registerWorker } from './worker.ts';

/** What the server is given and does not own: whoever opened the database closes it after the server. */
export interface ServerDependencies {
  readonly database: Database;
}

/** For tests: where log lines go, and doors beside the features'. */
export interface ServerExtras {
  readonly logTo?: { write(line: string): void };
  readonly extraDoors?: (app: FastifyInstance) => void;
}

/**
 * The whole API, ready to listen or to be asked by `inject`. Opens no port and needs nothing to be up yet.
 * Throws ConfigError (ENCRYPTION_KEYS).
 */
export async function buildServer(
  config: Config,
  dependencies: ServerDependencies,
  extras: ServerExtras = {},
): Promise<FastifyInstance> {
  const keys = readKeyRing(config.encryptionKeys);
  const app = Fastify({
    logger: { ...loggerOptions(config), ...(extras.logTo && { stream: extras.logTo }) },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: 1_048_576,
    // The error shape is ours even while closing: requests on open connections are still answered.
    return503OnClosing: false,
    frameworkErrors: answerError,
    clientErrorHandler: answerUnreadable,
  });
  app.setValidatorCompiler(validateByZod);
  app.setSerializerCompiler(serializerCompiler);
  registerErrors(app);
  registerRequestLog(app);
  registerClosing(app);
  registerJsonBodies(app);
  await registerBrowserSecurity(app, { origins: config.corsOrigins, production: config.production });
  await registerOpenApi(app, { version: API_VERSION, publicUrl: config.apiPublicUrl });

  decorateWithAccessCheckers(app);
  app.decorateRequest('caller');
  registerPeopleAuthentication(app, {
    database: dependencies.database,
    verifyToken: createTokenVerifier({
      supabaseUrl: config.supabaseUrl,
      jwtSecret: config.supabaseJwtSecret,
    }),
  });

  registerAgentAuthentication(app, {
    database: dependencies.database,
    keys,
    publicUrl: config.apiPublicUrl,
  });

  for (const openDoors of FEATURES) openDoors(app, { config, database: dependencies.database, keys });
  registerWorker(app, dependencies);
  extras.extraDoors?.(app);
  await app.ready();
  return app;
}
