import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Requests under way when the server is told to close get this long to end. */
const GRACE_MS = 5_000;
const LOOK_EVERY_MS = 50;

/**
 * Closes connections as they fall idle while the server closes. Node does that only once, at the start: a request
 * that was under way then would keep the server waiting for its keep-alive timeout (72 s). And a connection that
 * has not carried a request yet (browsers open such ones ahead) counts as busy for Node.
 */
export function registerClosing(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.addHook('onRequest', async (request) => {
    unused.delete(request.raw.socket);
  });

  let looking: NodeJS.Timeout | null = null;
  app.addHook('preClose', async () => {
    const deadline = performance.now() + GRACE_MS;
    looking = setInterval(() => {
      for (const socket of unused) socket.destroy();
      if (performance.now() < deadline) app.server.closeIdleConnections();
      else app.server.closeAllConnections();
    }, LOOK_EVERY_MS);
  });
  app.addHook('onClose', async () => {
    if (looking !== null) clearInterval(looking);
  });
}
