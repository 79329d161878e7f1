import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { LocalClock } from '../plan.ts';
import type { ReceivedRequest } from './received-request.ts';

/** The gateway's limit for a request's body. */
const bodyBytesMax = 10 * 1024 * 1024;

/** A request's body is longer than the gateway takes. */
export class BodyTooLongError extends Error {}

/**
 * Receives a request whole, with the headers that the gateway adds.
 *
 * @throws BodyTooLongError as soon as the body exceeds ten megabytes.
 */
export async function receiveRequest(
  message: IncomingMessage,
  clock: LocalClock,
): Promise<ReceivedRequest> {
  const body = await readBody(message);
  const url = message.url ?? '/';
  const queryStart = url.indexOf('?');
  const sourceIp = message.socket.remoteAddress ?? '127.0.0.1';
  const id = randomUUID();

  return {
    id,
    method: message.method ?? 'GET',
    path: queryStart < 0 ? url : url.slice(0, queryStart),
    query: queryStart < 0 ? '' : url.slice(queryStart + 1),
    headers: headersOf(message, sourceIp),
    cookies: (message.headers.cookie ?? '').split('; ').filter((cookie) => cookie !== ''),
    body,
    protocol: `HTTP/${message.httpVersion}`,
    sourceIp,
    receivedAt: clock.now(),
  };
}

function headersOf(message: IncomingMessage, sourceIp: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values = []] of Object.entries(message.headersDistinct)) {
    // Cookies have a field of their own in the event.
    if (name !== 'cookie') headers[name] = values.join(',');
  }
  const forwardedFor = headers['x-forwarded-for'];

  return {
    ...headers,
    'content-length': headers['content-length'] ?? '0',
    'x-forwarded-for': forwardedFor === undefined ? sourceIp : `${forwardedFor}, ${sourceIp}`,
    'x-forwarded-port': String(message.socket.localPort),
    'x-forwarded-proto': 'http',
  };
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  if (Number(message.headers['content-length'] ?? 0) > bodyBytesMax) throw new BodyTooLongError();
  const parts: Buffer[] = [];
  let length = 0;
  // Not destroyed when it is too long, so that it can still be answered.
  for await (const part of message.iterator({ destroyOnReturn: false })) {
    length += part.length;
    if (length > bodyBytesMax) throw new BodyTooLongError();
    parts.push(part);
  }

  return Buffer.concat(parts);
}
