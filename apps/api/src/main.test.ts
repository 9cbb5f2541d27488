import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '@crosscart/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

let database: TestDatabase;
const started: ChildProcess[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await database.drop();
});

function start(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: database.apiUrl,
      SUPABASE_URL: 'http://127.0.0.1:9',
      SUPABASE_ANON_KEY: 'anon',
      SUPABASE_SERVICE_ROLE_KEY: 'service',
      ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
      API_PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const output = { text: '' };
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output.text += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    output,
    ended,
    /** Resolves with the match once the output has it; rejects when the process ends first. */
    saying: (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output.text);
          if (match) resolve(match);
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`It ended before saying ${pattern}:\n${output.text}`)));
      }),
  };
}

describe('the API as a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'listens, says the set-up code, and ends cleanly on %s',
    async (signal) => {
      const api = start();
      const [, address] = await api.saying(/listening at (http:\/\/127\.0\.0\.1:\d+)/i);
      await api.saying(/Set-up code .*: [A-Z2-9]{20} /);
      expect(await (await fetch(`${address}/health`)).json()).toEqual({ ok: true });
      api.child.kill(signal);
      expect(await api.ended).toBe(0);
    },
  );

  it('says in one sentence that its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const port = String((taken.address() as { port: number }).port);
    const api = start({ API_PORT: port });
    expect(await api.ended).toBe(1);
    expect(api.output.text).toBe(`Port ${port} is taken: stop what listens there, or set API_PORT.\n`);
    await new Promise((resolve) => taken.close(resolve));
  });

  it.each([
    ['DATABASE_URL', '', 'DATABASE_URL is not set: the API cannot start without it.\n'],
    [
      'ENCRYPTION_KEYS',
      'oops',
      'ENCRYPTION_KEYS is not valid: it must be a list of id:base64, each id once and each key 32 bytes.\n',
    ],
  ])('says in one sentence what is wrong with %s', async (name, value, sentence) => {
    const api = start({ [name]: value });
    expect(await api.ended).toBe(1);
    expect(api.output.text).toBe(sentence);
  });

  it('starts without the database, says so, and serves once it can', async () => {
    const api = start({ DATABASE_URL: 'postgres://crosscart_api:x@127.0.0.1:9/none' });
    const [, address] = await api.saying(/listening at (http:\/\/127\.0\.0\.1:\d+)/i);
    expect((await fetch(`${address}/health`)).status).toBe(503);
    expect((await fetch(`${address}/version`)).status).toBe(200);
    api.child.kill('SIGTERM');
    expect(await api.ended).toBe(0);
  });
});
