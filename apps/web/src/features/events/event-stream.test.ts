import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { followEvents } from './event-stream.ts';

let stop = (): void => {};
afterEach(() => stop());

/** A page that follows a server which the test speaks for: one answer for each connection, in order. */
async function follow(...answers: ((response: ServerResponse) => void)[]) {
  const resumedFrom: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    resumedFrom.push(request.headers['last-event-id'] as string | undefined);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    answers[resumedFrom.length - 1]?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const abort = new AbortController();
  stop = () => {
    abort.abort();
    server.closeAllConnections();
    server.close();
  };
  const heard: string[] = [];
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  void followEvents(
    { baseUrl, accessToken: async () => 'token', orgId: null },
    { onEvent: () => heard.push('event'), onState: () => {}, onReadAfresh: () => heard.push('read afresh') },
    abort.signal,
  );
  return { heard, resumedFrom };
}

const say = (event: string, id: string) => `id: ${id}\nevent: ${event}\ndata: {}\n\n`;

test('what a page read before its stream was open is read afresh; a resumed stream has missed nothing', async () => {
  const { heard, resumedFrom } = await follow(
    (response) => response.end(say('ready', '1.2.0')),
    (response) => response.write(say('ready', '1.2.0')),
  );
  await expect.poll(() => resumedFrom, { timeout: 10_000 }).toEqual([undefined, '1.2.0']);
  expect(heard).toEqual(['read afresh']);
});

test('a server that cannot resume says so, and everything is read afresh', async () => {
  const { heard, resumedFrom } = await follow(
    (response) => response.end(say('ready', '1.2.0')),
    (response) => response.write(say('reset', '2.1.0')),
  );
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['read afresh', 'read afresh']);
  expect(resumedFrom).toEqual([undefined, '1.2.0']);
});
