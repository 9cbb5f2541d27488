import { mkdtempSync, rmSync, statSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePorts, type Stack, type StackPorts, startStack } from './index.ts';

describe('the stack', () => {
  let folder: string;
  let ports: StackPorts;
  let stack: Stack | null = null;
  const start = async (): Promise<Stack> => {
    stack = await startStack({
      dataDirectory: folder,
      ports,
      throwAway: true,
      providers: { development: { people: [] } },
      without: ['web', 'extension'],
      log: () => {},
    });
    return stack;
  };

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'crosscart-stack-'));
    ports = await freePorts();
  });
  afterEach(async () => {
    await stack?.stop();
    stack = null;
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts, stops without leaving a service behind, and finds its keys and data again', async () => {
    const first = await start();
    expect((await fetch(`${first.apiUrl}/health`)).status).toBe(200);
    expect((await fetch(`${first.authUrl}/auth/v1/.well-known/jwks.json`)).status).toBe(200);
    expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    await first.stop();
    await expect(fetch(`${first.apiUrl}/health`)).rejects.toThrow('fetch failed');
    await expect(fetch(`${first.authUrl}/auth/v1/health`)).rejects.toThrow('fetch failed');

    const second = await start();
    expect(second.encryptionKeys).toBe(first.encryptionKeys);
    expect(second.anonKey).toBe(first.anonKey);
    expect(await second.issueSetupCode()).toMatch(/^[A-Z2-9]{20}$/);
  });

  it('brings the API back after a crash', async () => {
    const running = await start();
    await running.killApi();
    await expect(fetch(`${running.apiUrl}/health`)).rejects.toThrow('fetch failed');
    await running.startApi();
    expect((await fetch(`${running.apiUrl}/health`)).status).toBe(200);
  });

  it('names the port that is taken, before anything is started', async () => {
    const blocker = net.createServer();
    await new Promise<void>((listening) => blocker.listen(ports.api, '127.0.0.1', listening));
    await expect(start()).rejects.toThrow(
      `Port ${ports.api} for the API is already in use; stop what uses it or set API_PORT to a free one.`,
    );
    blocker.close();
  });
});
