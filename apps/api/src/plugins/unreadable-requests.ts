import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { validationFailed } from '../routing/validation.ts';
import { errorBody } from './errors.ts';

/** What Node's parser refuses before there is a request: its code → HTTP status and what is wrong. */
const REFUSALS: Readonly<Record<string, readonly [status: number, problem: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'has headers that are too large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'took too long to arrive'],
};

/** Answers bytes that are no HTTP request in the shape of every other error, and hangs up. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, problem] = REFUSALS[error.code ?? ''] ?? [400, 'is not HTTP'];
  const requestId = randomUUID();
  const body = JSON.stringify(errorBody(validationFailed({ field: 'request', problem }), requestId));
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
