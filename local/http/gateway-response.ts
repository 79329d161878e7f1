/** What the front writes to the wire. */
export type GatewayResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: Buffer;
};

/** An answer of the gateway itself, in its own words. */
export function gatewayMessage(status: number, message: string): GatewayResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ message })),
  };
}

export const internalServerError = gatewayMessage(500, 'Internal Server Error');

/** The connection is the gateway's business, and the length follows from the body. */
const ownHeaders = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

type FunctionAnswer = {
  readonly statusCode?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: readonly unknown[];
  readonly body?: unknown;
  readonly isBase64Encoded?: unknown;
};

/**
 * Makes a response from what a function answered, in payload format version 2.0: a value without a
 * status code is the body of a 200, and a malformed answer is a 500.
 */
export function functionResponse(value: unknown): GatewayResponse {
  const answer = (typeof value === 'object' && value !== null ? value : {}) as FunctionAnswer;
  if (answer.statusCode === undefined) return inferredResponse(value);

  const status = Number(answer.statusCode);
  const body = answer.body ?? '';
  if (!Number.isInteger(status) || status < 100 || status > 599 || typeof body !== 'string') {
    return internalServerError;
  }
  const headers = Object.entries(answer.headers ?? {})
    .map(([name, content]) => [name.toLowerCase(), String(content)] as const)
    .filter(([name]) => !ownHeaders.has(name));

  return {
    status,
    headers: {
      ...(body !== '' && { 'content-type': 'text/plain; charset=utf-8' }),
      ...Object.fromEntries(headers),
    },
    cookies: (answer.cookies ?? []).map(String),
    body: Buffer.from(body, answer.isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

function inferredResponse(value: unknown): GatewayResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  };
}
