import net from 'node:net';
import { expect, it } from 'vitest';
import { assertPortsAreFree, freePorts } from './ports.ts';

it('gives a throw-away stack three ports that nobody listens on and that no system hands out by itself', async () => {
  const ports = await freePorts();
  await assertPortsAreFree(ports);
  const numbers = [ports.web, ports.api, ports.auth];
  expect(new Set(numbers).size).toBe(3);
  const handedOut = net.createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => handedOut.once('listening', listening));
  const { port } = handedOut.address() as net.AddressInfo;
  await new Promise((closed) => handedOut.close(closed));
  expect(Math.max(...numbers)).toBeLessThan(Math.min(port, 32_768));
});
