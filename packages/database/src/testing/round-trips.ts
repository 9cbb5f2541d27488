import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between a client and its Postgres and counts how often the client waited for an answer. */
export interface RoundTripCounter {
  /** The database's address through the counter. */
  readonly url: string;
  /** Round trips since the last call. What is sent before the answer has come belongs to the same one. */
  take(): number;
  close(): Promise<void>;
}

/** Long enough for a client to send all that it can send without an answer. */
const HOLD_MS = 15;

/** Listens on a free port of the loopback; answers are held back a little, as a network would. */
export async function countRoundTrips(databaseUrl: string): Promise<RoundTripCounter> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let trips = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let waiting = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (data) => {
      if (!waiting) trips += 1;
      waiting = true;
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      setTimeout(() => {
        waiting = false;
        client.write(data);
      }, HOLD_MS);
    });
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    take() {
      const taken = trips;
      trips = 0;
      return taken;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
