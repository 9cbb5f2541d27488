import * as contracts from '@crosscart/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/index.ts';

interface Operation {
  operationId?: string;
  tags?: string[];
  summary?: string;
  security?: Record<string, string[]>[];
  responses?: Record<string, { description?: string; content?: Record<string, { schema: unknown }> }>;
}
interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  tags: { name: string }[];
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

const ENDPOINTS = (Object.entries(contracts) as [string, unknown][]).filter(
  (entry): entry is [string, contracts.Endpoint] => isEndpoint(entry[1]),
);

function isEndpoint(value: unknown): value is contracts.Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'access' in value;
}

let api: TestApi;
let document: OpenApiDocument;
beforeAll(async () => {
  api = await startTestApi();
  document = (await api.call(null, 'GET', '/openapi.json')).body;
});
afterAll(() => api.close());

function operationOf(endpoint: contracts.Endpoint): Operation | undefined {
  const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
  return document.paths[path]?.[endpoint.method.toLowerCase()];
}

describe('/openapi.json', () => {
  it.each(ENDPOINTS)('describes %s with its name, tag, summary, security and errors', (name, endpoint) => {
    const operation = operationOf(endpoint);
    expect(operation, `${endpoint.method} ${endpoint.path} is not served`).toBeDefined();
    expect(operation?.operationId).toBe(name);
    expect(operation?.summary).toBe(endpoint.summary);
    expect(operation?.tags).toEqual([endpoint.tag]);
    expect(document.tags.map((tag) => tag.name)).toContain(endpoint.tag);
    expect(operation?.security ?? []).toHaveLength(endpoint.access === 'public' ? 0 : 1);
    for (const [status, answer] of Object.entries(operation?.responses ?? {})) {
      if (status === '200') continue;
      expect(answer.content?.['application/json']?.schema).toEqual({
        $ref: '#/components/schemas/ErrorResponse',
      });
    }
    expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(['200', '500', '503']));
  });

  it('serves no door that the contracts do not know', () => {
    const served = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const known = ENDPOINTS.map(
      ([, endpoint]) => `${endpoint.method} ${endpoint.path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(served.sort()).toEqual(known.sort());
  });

  it('names shapes once, and every reference leads somewhere', () => {
    const names = new Set(Object.keys(document.components.schemas));
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
    const used = new Set([...references].map(([, name]) => name));
    for (const name of used) expect(names).toContain(name);
    expect([...names].sort()).toEqual([...used].sort());
    expect(names).toContain('OrderRecord');
  });

  it('explains how to authenticate', () => {
    expect(Object.keys(document.components.securitySchemes).sort()).toEqual([
      'deviceProof',
      'installToken',
      'session',
    ]);
  });
});

it('/docs shows it to people', async () => {
  const page = await api.call(null, 'GET', '/docs/');
  expect(page.status).toBe(200);
  expect(page.headers['content-type']).toContain('text/html');
});
