/** Calls Tributary's HTTP API as a merchant's backend would. */
export type ApiClient = {
  get<Answer>(path: string): Promise<Answer>;
  /** Money-relevant calls name an idempotency key, so that a repeated call is the same call. */
  post<Answer>(path: string, body: unknown, idempotencyKey?: string): Promise<Answer>;
  put<Answer>(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<void>;
  /** A document as bytes, such as a payout file. */
  download(path: string): Promise<Uint8Array>;
};

/** A client for the API at `url` that shows this key with every call. */
export function apiClient(url: string, apiKey: string): ApiClient {
  const authorization = `Bearer ${apiKey}`;
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(`${url}${path}`, init);
    if (response.ok) return response;
    throw new Error(
      `${init.method ?? 'GET'} ${path} was answered ${response.status}: ${await response.text()}`,
    );
  };
  return {
    async get<Answer>(path: string) {
      return (await (await call(path, { headers: { authorization } })).json()) as Answer;
    },
    async post<Answer>(path: string, body: unknown, idempotencyKey?: string) {
      const headers = {
        authorization,
        'content-type': 'application/json',
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      };
      const response = await call(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await response.json()) as Answer;
    },
    async put<Answer>(path: string, body: unknown) {
      const headers = { authorization, 'content-type': 'application/json' };
      const response = await call(path, { method: 'PUT', headers, body: JSON.stringify(body) });
      return (await response.json()) as Answer;
    },
    async delete(path) {
      await call(path, { method: 'DELETE', headers: { authorization } });
    },
    async download(path) {
      return new Uint8Array(await (await call(path, { headers: { authorization } })).arrayBuffer());
    },
  };
}
