import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, serveOnLoopback } from '../serve-on-loopback.ts';
import {
  makePutEvents,
  type PutEventsInput,
  type PutEventsOptions,
  RefusedRequestError,
} from './put-events.ts';
import { createTargetQueues, targetsOf } from './targets.ts';

/** Its endpoint is what `AWS_ENDPOINT_URL_EVENTBRIDGE` is for the functions. */
export type LocalBus = LoopbackServer;

const bodyBytesMax = 2 * 1024 * 1024;

/**
 * Answers EventBridge's PutEvents on a port of the loopback interface. It starts before the
 * functions, whose environment names its endpoint; `startEventSources` delivers what it accepted.
 *
 * @throws RangeError if a rule's pattern cannot be read.
 */
export async function startBus(options: PutEventsOptions): Promise<LocalBus> {
  const putEvents = makePutEvents(options);
  createTargetQueues(options.fauxqs, targetsOf(options.plan));
  return serveOnLoopback((request, response) => {
    answer(request, putEvents).then(
      (result) => send(response, 200, result),
      (error: Error) => sendError(response, error),
    );
  });
}

async function answer(
  request: IncomingMessage,
  putEvents: (input: PutEventsInput) => unknown,
): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) {
      throw new RefusedRequestError('RequestEntityTooLargeException', 'The request is too large.');
    }
    chunks.push(chunk);
  }
  const operation = request.headers['x-amz-target'];
  if (operation !== 'AWSEvents.PutEvents') {
    throw new RefusedRequestError('UnknownOperationException', `${operation} is not emulated.`);
  }
  return putEvents(readInput(Buffer.concat(chunks).toString('utf8')));
}

function readInput(body: string): PutEventsInput {
  try {
    return JSON.parse(body);
  } catch {
    throw new RefusedRequestError('SerializationException', 'The body is not JSON.');
  }
}

function sendError(response: ServerResponse, error: Error): void {
  if (error instanceof RefusedRequestError) {
    send(response, 400, { __type: error.code, message: error.message });
  } else {
    send(response, 500, { __type: 'InternalException', message: error.message });
  }
}

function send(response: ServerResponse, status: number, result: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(result));
}
