import {
  type BodyOf,
  type Endpoint,
  ErrorResponse,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
} from '@crosscart/contracts';

interface Call<E> {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryOf<E>;
  readonly body?: BodyOf<E>;
}

/** Calls one door of the API as one person; throws with the API's code and sentence when it refuses. */
// biome-ignore lint/suspicious/noExplicitAny: any endpoint will do; its own schemas type the call.
export type ApiCaller = <E extends Endpoint<any, any, any, any>>(
  endpoint: E,
  call?: Call<E>,
) => Promise<ResponseOf<E>>;

export function createApiCaller(apiUrl: string, accessToken?: string): ApiCaller {
  return async (endpoint, call = {}) => {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(String((call.params as Record<string, unknown> | undefined)?.[name])),
    );
    const url = new URL(path, apiUrl);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, String(value));
    const answer = await fetch(url, {
      method: endpoint.method,
      headers: {
        ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    const json: unknown = await answer.json();
    if (!answer.ok) {
      const { error } = ErrorResponse.parse(json);
      throw new Error(
        `${endpoint.method} ${path}: ${error.code} ${error.message} ${JSON.stringify(error.details ?? {})}`,
      );
    }
    return endpoint.response.parse(json);
  };
}
