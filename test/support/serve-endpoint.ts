import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Context } from 'aws-lambda';
import type { Authorize } from '../../functions/authorize-request/authorize.ts';
import type { HttpEvent, HttpResponse } from '../../functions/shared/http/http.ts';
import { anHttpEvent } from './an-http-event.ts';

/** Serves an endpoint on the loopback interface behind an authorizer, as the HTTP API would. */
export async function serveEndpoint(
  endpoint: (event: HttpEvent, context: Context) => Promise<HttpResponse>,
  authorize: Authorize,
) {
  const server = createServer(async (request, response) => {
    const authorizer = await authorize(request.headers.authorization ?? '');
    if (authorizer === undefined) {
      response.writeHead(403).end('{"message":"Forbidden"}');
      return;
    }
    const [path = '/', query = ''] = (request.url ?? '/').split('?');
    const { statusCode, headers, body, isBase64Encoded } = await endpoint(
      anHttpEvent({
        method: request.method,
        path: decodeURIComponent(path),
        query,
        headers: request.headers as Record<string, string>,
        body: await text(request),
        authorizer: authorizer as Record<string, string>,
      }),
      {} as Context,
    );
    response
      .writeHead(statusCode ?? 200, headers as Record<string, string>)
      .end(Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
