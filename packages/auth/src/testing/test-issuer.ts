import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** An OpenID Connect issuer that signs in whoever comes, and says of them what a test wants. */
export interface TestIssuer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Claims of the next sign-ins: in the ID token, and at the userinfo endpoint. Claims of the
   *  protocol (`nonce`, `aud`, …) given here replace the right ones. */
  says: { idToken: JWTPayload; userinfo?: Record<string, unknown>; foreignSignature?: boolean };
  /** How the client gave its secret at the latest token request. */
  readonly seen: { authorization: string | undefined; form: URLSearchParams }[];
  close(): Promise<void>;
}

/** Starts one. `bodyOnly`: takes the client's secret in the form only, as some issuers do. */
export async function startTestIssuer(options: { bodyOnly?: boolean } = {}): Promise<TestIssuer> {
  const clientId = 'crosscart';
  const [own, foreign] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  const nonces = new Map<string, string>();
  const issuer: TestIssuer = {
    url: '',
    clientId,
    clientSecret: 'issuer-secret',
    says: { idToken: {} },
    seen: [],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };

  const routes: Record<
    string,
    (url: URL, request: IncomingMessage, response: ServerResponse) => Promise<void>
  > = {
    '/.well-known/openid-configuration': async (_url, _request, response) =>
      json(response, {
        issuer: issuer.url,
        authorization_endpoint: `${issuer.url}/auth`,
        token_endpoint: `${issuer.url}/token`,
        userinfo_endpoint: `${issuer.url}/me`,
        jwks_uri: `${issuer.url}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
        code_challenge_methods_supported: ['S256'],
        ...(options.bodyOnly ? { token_endpoint_auth_methods_supported: ['client_secret_post'] } : {}),
      }),
    '/jwks': async (_url, _request, response) => json(response, { keys: [jwk] }),
    '/auth': async (url, _request, response) => {
      const code = crypto.randomUUID();
      nonces.set(code, url.searchParams.get('nonce') ?? '');
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' }).toString();
      response.writeHead(302, { location: back.href }).end();
    },
    '/token': async (_url, request, response) => {
      const form = new URLSearchParams(await textOf(request));
      issuer.seen.push({ authorization: request.headers.authorization, form });
      const idToken = await new SignJWT({
        iss: issuer.url,
        aud: clientId,
        sub: 'subject-1',
        nonce: nonces.get(form.get('code') ?? '') ?? '',
        iat: Math.floor(Date.now() / 1000),
        exp: Math.floor(Date.now() / 1000) + 60,
        ...issuer.says.idToken,
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .sign((issuer.says.foreignSignature ? foreign : own).privateKey);
      json(response, { access_token: 'at', token_type: 'Bearer', expires_in: 60, id_token: idToken });
    },
    '/me': async (_url, _request, response) =>
      json(response, { sub: issuer.says.idToken.sub ?? 'subject-1', ...issuer.says.userinfo }),
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', issuer.url);
    const route = routes[url.pathname];
    if (route === undefined) response.writeHead(404).end();
    else await route(url, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return Object.assign(issuer, { url: `http://127.0.0.1:${address.port}` });
}

function json(response: ServerResponse, body: unknown): void {
  response
    .writeHead(200, { 'content-type': 'application/json', connection: 'close' })
    .end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
