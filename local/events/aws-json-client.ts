import { Agent, type RequestOptions, request } from 'node:http';
import { localRegion } from '../local-account.ts';

/** What a service answered instead of a result; `name` is its error code, such as `ValidationException`. */
export class ServiceError extends Error {
  readonly statusCode: number;

  constructor(name: string, message: string, statusCode: number) {
    super(message);
    this.name = name;
    this.statusCode = statusCode;
  }
}

/** Calls one operation of one service; the answer is parsed JSON. */
export type CallService = <Answer>(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  options?: { readonly signal?: AbortSignal },
) => Promise<Answer>;

/**
 * A client of AWS's JSON protocol for engines of this machine.
 *
 * The pollers call all the time, and the SDK's client costs several times as much per call; retries
 * and real signatures, its merits, are of no use against a loopback engine.
 *
 * @param target - such as `DynamoDB_20120810`, the prefix of the operation's name.
 * @returns a call that throws ServiceError for what the service refuses.
 */
export function awsJsonClient(endpoint: string, target: string): CallService {
  const { hostname, port } = new URL(endpoint);
  const agent = new Agent({ keepAlive: true });
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    // Emulators look whether a request is signed, and by whom, but verify nothing.
    authorization: `AWS4-HMAC-SHA256 Credential=local/20200101/${localRegion}/local/aws4_request, SignedHeaders=host, Signature=none`,
    'x-amz-date': '20200101T000000Z',
  };

  return async (operation, input, { signal } = {}) => {
    const { statusCode, text } = await post(JSON.stringify(input), {
      hostname,
      port,
      agent,
      signal,
      headers: { ...headers, 'x-amz-target': `${target}.${operation}` },
    });
    const answer = text === '' ? {} : JSON.parse(text);
    if (statusCode === 200) return answer;

    const code = String(answer.__type ?? 'UnknownError').replace(/^.*#/, '');
    throw new ServiceError(code, String(answer.message ?? answer.Message ?? text), statusCode);
  };
}

type Post = RequestOptions & { readonly headers: Readonly<Record<string, string>> };

function post(body: string, options: Post): Promise<{ statusCode: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{
    statusCode: number;
    text: string;
  }>();
  const length = String(Buffer.byteLength(body));
  const call = request({
    ...options,
    method: 'POST',
    path: '/',
    headers: { ...options.headers, 'content-length': length },
  });
  call.on('error', reject);
  call.on('response', (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () =>
      resolve({
        statusCode: response.statusCode ?? 0,
        text: Buffer.concat(chunks).toString('utf8'),
      }),
    );
  });
  call.end(body);

  return promise;
}
