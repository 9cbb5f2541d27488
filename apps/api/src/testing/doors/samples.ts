import { z } from 'zod';
import type { Door } from './endpoints.ts';

/** Ids of one agency's rows, by what names them in paths and bodies. */
export type Ids = Readonly<Record<string, string>>;

export interface SampleRequest {
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
}

/** What `:id` means, by the word of the path in front of it, as a name in Ids. */
const ID_AFTER: Readonly<Record<string, string>> = {
  records: 'record_id',
  accounts: 'account_id',
  assignments: 'user_id',
  jobs: 'job_id',
  agents: 'agent_id',
  requests: 'pairing_request_id',
  invites: 'invite_id',
  orgs: 'org_id',
  memberships: 'membership_id',
  users: 'user_id',
  'department-roles': 'department_role_id',
  attention: 'attention_id',
  'supplier-links': 'supplier_link_id',
  status: 'install_instance_id',
};

/**
 * A request to the door that names rows of that agency wherever it can: in the path, and in the body made after its
 * schema. Throws when it cannot tell which row the path means, or cannot make such a body.
 */
export function sampleRequest({ name, endpoint }: Door, ids: Ids): SampleRequest {
  const path = endpoint.path.replace(/([\w-]+)\/:(\w+)/g, (_whole, word: string, parameter: string) => {
    const id = ids[parameter.replace(/Id$/, '_id')] ?? ids[ID_AFTER[word] ?? ''];
    if (id === undefined) {
      throw new Error(
        `${name}: say in testing/doors/samples.ts which row ${endpoint.path} means by :${parameter}.`,
      );
    }
    return `${word}/${id}`;
  });
  if (endpoint.body === undefined) return { path };
  const body = SPECIAL_BODIES[name]?.(ids) ?? sampleOf(endpoint.body, ids);
  const parsed = endpoint.body.safeParse(body);
  if (!parsed.success) {
    throw new Error(
      `${name}: give its body in testing/doors/samples.ts; ${JSON.stringify(body)} is not one: ${parsed.error.message}`,
    );
  }
  return { path, body };
}

/** Bodies that no rule of thumb finds. */
const SPECIAL_BODIES: Readonly<Record<string, (ids: Ids) => unknown>> = {
  approvePairing: ({ account_id }) => ({
    role: 'EBAY_AGENT',
    account_id,
    label: 'Mine',
    word: 'apple',
    jkt: 'x'.repeat(43),
  }),
};

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly format?: string;
  readonly pattern?: string;
}

function sampleOf(schema: z.ZodType, ids: Ids): unknown {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  }) as JsonSchema;
  return valueFor(json, '', ids);
}

function valueFor(schema: JsonSchema, name: string, ids: Ids): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [alternative] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (alternative !== undefined) return valueFor(alternative, name, ids);
  switch (schema.type) {
    case 'object':
      return objectOf(schema, ids);
    case 'array':
      return isIds(name) || (schema.minItems ?? 0) > 0
        ? [valueFor(schema.items ?? {}, name.replace(/s$/, ''), ids)]
        : [];
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textOf(schema, name, ids);
  }
}

/** Required properties, every id that it may name, and for a body of options alone the first of them. */
function objectOf(schema: JsonSchema, ids: Ids): Record<string, unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const required = schema.required ?? [];
  const chosen = properties.filter(([name]) => required.includes(name) || isIds(name));
  const filled = chosen.length > 0 ? chosen : properties.slice(0, 1);
  return Object.fromEntries(filled.map(([name, property]) => [name, valueFor(property, name, ids)]));
}

const isIds = (name: string): boolean => /_ids?$/.test(name);

const TEXTS = [
  'Sample',
  'USD',
  'US',
  '2026-11-20',
  '2026-11-20T10:00:00Z',
  'somebody@new.example',
  '12-15199-57289',
  '112-1234567-1234567',
  'B0CRSCART1',
  '123456789012',
  'amazon.com',
  'Europe/Berlin',
  'ABCD-ABCDEFGHJKLM',
  'TRANSFER',
  'https://example.com/',
  'x'.repeat(43),
];

/** Where a refinement says more than a pattern. */
const BY_NAME: Readonly<Record<string, string>> = { currency: 'USD', time_zone: 'Europe/Berlin' };

function textOf(schema: JsonSchema, name: string, ids: Ids): string {
  if (schema.format === 'uuid')
    return ids[name] ?? ids[/(?:user|role)_id$/.exec(name)?.[0] ?? ''] ?? crypto.randomUUID();
  if (schema.format === 'email') return 'somebody@new.example';
  if (schema.format === 'date-time') return '2026-11-20T10:00:00Z';
  if (schema.format === 'date') return '2026-11-20';
  const named = BY_NAME[name];
  if (named !== undefined) return named;
  const fits = TEXTS.find(
    (text) =>
      text.length >= (schema.minLength ?? 0) &&
      (schema.pattern === undefined || new RegExp(schema.pattern).test(text)),
  );
  return fits ?? 'Sample';
}
