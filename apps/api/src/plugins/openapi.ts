import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { SECURITY_SCHEMES } from '../routing/documentation.ts';
import { namedSchemas, withoutUnusedSchemas } from './openapi-schemas.ts';

const TAGS: Readonly<Record<string, string>> = {
  system: 'Is it up, and which version?',
  setup: 'The first organisation of an empty installation',
  auth: 'The signed-in person and their memberships',
  orgs: 'Organisations: settings, owner, what roles may read',
  'department-roles': 'Named sets of permission keys for VAs',
  presence: 'Who is on which account',
  people: 'Members and invites',
  accounts: 'eBay seller accounts that books are kept for, and who works on them',
  policies: 'What an account may spend',
  records: 'Order tracking: one row per eBay line',
  'supplier-links': 'What an eBay listing is bought as',
  pairing: 'How a browser extension becomes an agent',
  agents: 'Paired extensions',
  jobs: 'The queue of purchases',
  purchases: 'Reviewed purchases that wait for a person',
  attention: 'What needs a person',
  events: 'The append-only log, live',
  audit: 'Who changed what',
  'access-codes': 'A person at work on a paired device',
  overview: 'Today at a glance',
};

/** The OpenAPI document at /openapi.json, and a page to read it at /docs. */
export async function registerOpenApi(
  app: FastifyInstance,
  options: { version: string; publicUrl: string },
): Promise<void> {
  const schemaRegistry = namedSchemas();
  const nameShapes = createJsonSchemaTransformObject({ schemaRegistry });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Crosscart API',
        version: options.version,
        description:
          'The back office of agencies that run eBay seller accounts. Money is in integer minor units with the ' +
          'currency beside it; null is unknown, never zero. Every error has the shape of `ErrorResponse`.',
      },
      servers: [{ url: options.publicUrl }],
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      components: { securitySchemes: { ...SECURITY_SCHEMES } },
    },
    transform: createJsonSchemaTransform({ schemaRegistry, skipList: ['/openapi.json'] }),
    transformObject: (document) => withoutUnusedSchemas(nameShapes(document)),
  });
  await app.register(swaggerUi, { routePrefix: '/docs', uiConfig: { deepLinking: true } });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
