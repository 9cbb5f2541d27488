import {
  type BodyOf,
  type Endpoint,
  type ParamsOf,
  problemWords,
  type QueryOf,
  type ResponseOf,
} from '@crosscart/contracts';
import { ApiError, apiErrorOf, networkError, validationError } from './api-error.ts';

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { [name in Name]?: undefined }
  : Partial<Value> extends Value
    ? { [name in Name]?: Value }
    : { [name in Name]: Value };

/** What a call of an endpoint takes; parts that the contract does not have cannot be given. */
export type ApiInput<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>>;

interface UntypedInput {
  params?: Record<string, string> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
}

export interface ApiConnection {
  baseUrl: string;
  /** The session's access token; null when nobody is signed in. */
  accessToken: () => Promise<string | null>;
  /** The chosen org, sent as `X-Org-Id`; null before one is known. */
  orgId: string | null;
  fetch?: typeof fetch;
}

/** One call of one endpoint. Resolves with the contract's answer; rejects with an ApiError, always. */
export type Api = <E extends Endpoint>(
  endpoint: E,
  ...input: object extends ApiInput<E> ? [input?: ApiInput<E>] : [input: ApiInput<E>]
) => Promise<ResponseOf<E>>;

/** A typed client of the API. Bodies are checked by the contract's schema before they are sent. */
export function createApi(connection: ApiConnection): Api {
  const send = connection.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  return async (endpoint, ...[given]) => {
    // The conditional type of the parts cannot be resolved here; each part is what its schema takes.
    const input = (given ?? {}) as UntypedInput;
    const headers = await authorisationOf(connection);
    headers.set('Accept', 'application/json');
    if (endpoint.body) {
      const checked = endpoint.body.safeParse(input.body, { error: problemWords });
      if (!checked.success) throw validationError(checked.error);
      headers.set('Content-Type', 'application/json');
    }
    const response = await send(urlOf(connection.baseUrl, endpoint, input), {
      method: endpoint.method,
      headers,
      cache: 'no-store',
      ...(endpoint.body ? { body: JSON.stringify(input.body) } : {}),
    }).catch(() => {
      throw networkError();
    });
    return answerOf(response);
  };
}

/** Headers that say who asks and for which org; shared with the event stream. */
export async function authorisationOf({ accessToken, orgId }: ApiConnection): Promise<Headers> {
  const headers = new Headers();
  const token = await accessToken();
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  if (orgId !== null) headers.set('X-Org-Id', orgId);
  return headers;
}

/** The address of an endpoint: `:name` filled from params, undefined and empty query values left out. */
export function urlOf(baseUrl: string, endpoint: Endpoint, input: UntypedInput): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = input.params?.[name];
    if (value === undefined) throw new TypeError(`${endpoint.path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  return `${baseUrl}${path}${query.size > 0 ? `?${query}` : ''}`;
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw apiErrorOf(response.status, body);
  if (body === null) throw new ApiError('UNKNOWN_ANSWER', 'The API sent an empty answer.');
  // The API serialises by the contract's own response schema; parsing again would only cost.
  return body as Answer;
}
