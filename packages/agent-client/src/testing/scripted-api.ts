import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt } from 'jose';

interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly proof: Record<string, unknown>;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** An answer, or `cut`: the request is taken and the connection dropped without an answer. */
export type ScriptedAnswer =
  | 'cut'
  | { readonly status: number; readonly body?: unknown; readonly text?: string; readonly nonce?: string };

/** An HTTP server that gives the scripted answers in order, the last one again and again. */
export interface ScriptedApi {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  close(): Promise<void>;
}

export async function startScriptedApi(answers: readonly ScriptedAnswer[]): Promise<ScriptedApi> {
  const seen: SeenRequest[] = [];
  const server: Server = createServer(async (request, response) => {
    seen.push(await describe(request));
    const answer = answers[Math.min(seen.length, answers.length) - 1];
    if (answer === undefined || answer === 'cut') {
      request.socket.destroy();
      return;
    }
    if (answer.nonce !== undefined) response.setHeader('dpop-nonce', answer.nonce);
    response.statusCode = answer.status;
    response.end(answer.text ?? JSON.stringify(answer.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function describe(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    proof: decodeJwt(String(request.headers.dpop)),
    authorization: request.headers.authorization,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** The body of a refusal, as the API shapes it. */
export function refusalBody(code: string): unknown {
  return { error: { code, message: 'A sentence.', requestId: 'r-1' } };
}
