import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { LocalClock } from '../plan.ts';
import { type GatewayResponse, gatewayMessage, internalServerError } from './gateway-response.ts';
import type { HttpApi } from './http-api.ts';
import { BodyTooLongError, receiveRequest } from './receive-request.ts';
import type { ReceivedRequest } from './received-request.ts';

export type HttpFrontOptions = {
  readonly api: HttpApi;
  readonly clock: LocalClock;
  /** Answers what belongs to the runtime itself; undefined passes the request on to the API. */
  readonly control?: (request: ReceivedRequest) => Promise<GatewayResponse | undefined>;
  /** Hears of failures in the runtime itself. */
  readonly onError?: (error: unknown) => void;
};

/** A port is in use by somebody else. */
export class PortTakenError extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is taken. Choose another with --port, or end the program that listens on it.`,
    );
    this.name = 'PortTakenError';
  }
}

export type HttpFront = {
  readonly url: string;
  /** Begins to answer; requests that came before wait until then. */
  serve(options: HttpFrontOptions): void;
  /** Ends all connections. Doing so twice is harmless. */
  stop(): Promise<void>;
};

/**
 * Takes a port of the loopback interface, before what answers there is ready.
 *
 * @param port - zero lets the system choose.
 * @throws PortTakenError
 */
export async function openHttpFront(port: number): Promise<HttpFront> {
  const ready = Promise.withResolvers<HttpFrontOptions>();
  const server = createServer(async (message, response) => {
    const options = await ready.promise;
    await answer(message, response, options).catch((error: unknown) => {
      options.onError?.(error);
      response.destroy();
    });
  });
  // Whoever closes a connection that idles may cut a request that is under way on it, so the client does.
  server.keepAliveTimeout = 0;
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortTakenError(port);
    throw error;
  }
  const { port: actual } = server.address() as { port: number };

  return {
    url: `http://127.0.0.1:${actual}`,
    serve: ready.resolve,
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  options: HttpFrontOptions,
): Promise<void> {
  try {
    const request = await receiveRequest(message, options.clock);
    response.setHeader('apigw-requestid', request.id);
    write(response, (await options.control?.(request)) ?? (await options.api(request)));
  } catch (error) {
    if (error instanceof BodyTooLongError) {
      // Reset while it still sends, a client would never see the answer.
      message.resume();
      write(response, gatewayMessage(413, 'Request Entity Too Large'));
      return;
    }
    if (message.errored) return;
    options.onError?.(error);
    write(response, internalServerError);
  }
}

function write(
  response: ServerResponse,
  { status, headers, cookies, body }: GatewayResponse,
): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cookies && cookies.length > 0) response.setHeader('set-cookie', [...cookies]);
  response.statusCode = status;
  response.end(body);
}
