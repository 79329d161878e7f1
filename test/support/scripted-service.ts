import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ReceivedCall = {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** What the service does with a call: it answers, or never does, or hangs up. */
export type ScriptedAnswer =
  | { readonly status: number; readonly document?: unknown; readonly text?: string }
  | 'silence'
  | 'hang-up';

/** A service on the loopback interface that answers calls as it is told, the last answer again and again. */
export async function startScriptedService(...script: ScriptedAnswer[]) {
  const received: ReceivedCall[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    received.push({ method: request.method ?? '', headers: request.headers, body });
    const answer = script[Math.min(received.length, script.length) - 1] ?? 'hang-up';
    if (answer === 'silence') return;
    if (answer === 'hang-up') {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(answer.text ?? JSON.stringify(answer.document ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    received,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
