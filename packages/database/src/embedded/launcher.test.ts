import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './launcher.ts';

const launcher = path.join(import.meta.dirname, 'launcher.ts');

describe('the embedded Postgres', () => {
  let folder: string;
  const log: string[] = [];
  const children: ChildProcess[] = [];
  const start = (port?: number) =>
    startEmbeddedPostgres({
      dataDirectory: path.join(folder, 'postgres'),
      log: (message) => log.push(message),
      ...(port === undefined ? {} : { port }),
    });
  /** Where the cluster really lies: as root, elsewhere. */
  const clusterRoot = () => {
    const pointer = path.join(folder, 'postgres', 'cluster');
    return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : path.join(folder, 'postgres');
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'crosscart-launcher-'));
    log.length = 0;
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    if (existsSync(path.join(clusterRoot(), 'data'))) {
      await start().then(
        (server) => server.stop(),
        () => {},
      );
    }
    rmSync(clusterRoot(), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  /** Another process of ours that starts the server and then lives until it is killed. */
  const startInChild = async (): Promise<{ port: number; child: ChildProcess }> => {
    const script = `
      import { startEmbeddedPostgres } from ${JSON.stringify(launcher)};
      const server = await startEmbeddedPostgres({ dataDirectory: process.argv[1], log: () => {} });
      console.log(server.port);
      setInterval(() => {}, 1000);`;
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', script, path.join(folder, 'postgres')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    children.push(child);
    const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    return { port: Number(line.toString()), child };
  };

  it('keeps the data over a stop and a start', async () => {
    const first = await start();
    await query(first.url, 'create table kept (id int)');
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const second = await start();
    expect(await query(second.url, 'select * from kept')).toEqual([]);
    await second.stop();
  });

  it('is a UTF-8 cluster that asks for a password and listens on the loopback address only', async () => {
    const server = await start();
    const [row] = await query(
      server.url,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
        current_setting('unix_socket_directories') as sockets, current_setting('fsync') as fsync`,
    );
    expect(row).toEqual({ encoding: 'UTF8', addresses: '127.0.0.1', sockets: '', fsync: 'on' });
    const stranger = new URL(server.url);
    stranger.password = 'guess';
    await expect(query(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await server.stop();
  });

  it('takes over the server that a killed process left running', async () => {
    const { port, child } = await startInChild();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const server = await start();
    expect(server.port).toBe(port);
    expect(log).toEqual([`Using the Postgres that already runs on port ${port}.`]);
    await server.stop();
    await expect(query(server.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('restarts the server that a killed process left running when another port is wanted', async () => {
    const { child } = await startInChild();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const wanted = await freePort();
    const server = await start(wanted);
    expect(server.port).toBe(wanted);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('is shared with a process that is alive, and not stopped under it', async () => {
    const { port } = await startInChild();
    const server = await start();
    expect(server.port).toBe(port);
    await server.stop();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is not confused by a process that now has the id in a stale pid file', async () => {
    const first = await start();
    await first.stop();
    const stale = [process.pid, 'somewhere', 0, 5432, '', '127.0.0.1', '', 'ready'].join('\n');
    writeFileSync(path.join(clusterRoot(), 'data', 'postmaster.pid'), stale);
    const second = await start();
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('says which port is taken', async () => {
    const blocker = net.createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as net.AddressInfo;
    await expect(start(port)).rejects.toMatchObject({
      fault: 'PORT_TAKEN',
      message: `Port ${port} for Postgres is already in use; stop what uses it or set POSTGRES_PORT to a free one.`,
    });
    blocker.close();
  });

  it('says when the data folder was made by another version, or is damaged', async () => {
    const server = await start();
    await server.stop();
    const data = path.join(clusterRoot(), 'data');
    const version = readFileSync(path.join(data, 'PG_VERSION'), 'utf8');
    writeFileSync(path.join(data, 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toMatchObject({
      fault: 'BROKEN_DATA_FOLDER',
      message: expect.stringContaining('was made by Postgres 15') as string,
    });
    writeFileSync(path.join(data, 'PG_VERSION'), version);
    rmSync(path.join(data, 'global', 'pg_control'));
    await expect(start()).rejects.toMatchObject({
      fault: 'BROKEN_DATA_FOLDER',
      message: expect.stringMatching(
        /pg_control.*restore a copy or move .* away to start afresh\.$/,
      ) as string,
    });
    rmSync(data, { recursive: true });
    writeFileSync(data, 'a file');
    await expect(start()).rejects.toMatchObject({ fault: 'BROKEN_DATA_FOLDER' });
  });

  it('says when the data folder is not a folder', async () => {
    writeFileSync(path.join(folder, 'postgres'), 'a file');
    await expect(start()).rejects.toMatchObject({ fault: 'NOT_WRITABLE' });
    rmSync(path.join(folder, 'postgres'));
  });
});

async function query(url: string, text: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  return port;
}
