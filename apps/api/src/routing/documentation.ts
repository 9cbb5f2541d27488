import * as contracts from '@crosscart/contracts';
import { type Access, type Endpoint, ErrorResponse } from '@crosscart/contracts';
import { z } from 'zod';

/** Names of the security schemes in the OpenAPI document. */
export const SECURITY_SCHEMES = {
  session: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      "A person's Supabase session. `X-Org-Id` names the organisation when they belong to several.",
  },
  deviceProof: {
    type: 'apiKey',
    in: 'header',
    name: 'DPoP',
    description: 'A DPoP proof (RFC 9449) by the device key.',
  },
  installToken: {
    type: 'http',
    scheme: 'DPoP',
    description: 'The install token of a paired extension, bound to its device key; goes with a DPoP proof.',
  },
} as const;

type Requirement = Record<string, readonly string[]>;

const NAMES = new Map<unknown, string>(Object.entries(contracts).map(([name, value]) => [value, name]));

/** The door's name in the contracts, such as `updateRecord`; undefined for a door that is not one of them. */
export function operationIdOf(endpoint: object): string | undefined {
  return NAMES.get(endpoint);
}

/** What a caller must present. */
export function securityOf(access: Access): Requirement[] {
  if (access === 'public') return [];
  if (access === 'device') return [{ deviceProof: [] }];
  if (access === 'agent') return [{ installToken: [], deviceProof: [] }];
  return [{ session: [] }];
}

const STREAMED: Readonly<Record<string, string>> = {
  'text/event-stream': 'A stream of events',
  'text/csv': 'A file, streamed',
};

/** The answer and the errors that this door can give, by status. */
export function documentedAnswers(endpoint: Endpoint, produces?: string): Record<number, unknown> {
  const answers: Record<number, unknown> = {
    200:
      produces === undefined
        ? endpoint.response
        : { description: STREAMED[produces] ?? 'A stream', content: { [produces]: { schema: z.string() } } },
  };
  const refuses = (status: number, description: string): void => {
    answers[status] = { description, content: { 'application/json': { schema: ErrorResponse } } };
  };
  refuses(400, 'Something in the request is wrong');
  if (endpoint.access !== 'public') {
    refuses(401, 'Not signed in, or the session, token or proof is not valid');
    refuses(403, 'Not allowed');
  }
  if (endpoint.params) refuses(404, 'Does not exist, or may not be seen');
  if (endpoint.method !== 'GET') refuses(409, 'Does not fit the present state');
  refuses(500, 'Something went wrong on our side');
  refuses(503, 'A service that is needed does not answer');
  return answers;
}
