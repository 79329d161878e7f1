import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { serveOnLoopback } from '../../../local/serve-on-loopback.ts';
import { samplePath } from '../samples.ts';

const prism = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');

/** What a client sent, and what prism said to it. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
  /** What of the request the API's document does not allow. What the mock invents may break it, too, and is no matter. */
  readonly violations: readonly unknown[];
  readonly answer: string;
};

/**
 * A mock of an API by its OpenAPI document, on the loopback interface, behind a recorder. What `answerItself` answers
 * never reaches it.
 */
export async function startPrism(
  document: string,
  answerItself: (path: string) => unknown = () => undefined,
) {
  const port = await findFreePort();
  const file = fileURLToPath(samplePath(document));
  const given = ['mock', '-p', `${port}`, '-h', '127.0.0.1', '--errors', file];
  const child = spawn(process.execPath, [prism, ...given], { stdio: ['ignore', 'pipe', 'pipe'] });
  await untilListening(child);
  const exchanges: Exchange[] = [];

  const recorder = await serveOnLoopback(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces).toString('utf8');
    const { method = 'GET', url = '/' } = request;
    const headers = plainHeaders(request.headers);
    const [path = '', query = ''] = url.split('?');
    const own = answerItself(path);
    const answered =
      own === undefined
        ? await fetch(`http://127.0.0.1:${port}${url}`, {
            ...{ method, headers, ...(body === '' ? {} : { body }) },
          })
        : Response.json(own);
    const answer = await answered.text();
    const violations = ofRequest(answered.headers.get('sl-violations'));
    const { status } = answered;
    if (own === undefined) {
      exchanges.push({ method, path, query, headers, body, status, violations, answer });
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(answer);
  });

  return {
    address: recorder.endpoint,
    exchanges,
    async stop() {
      await recorder.stop();
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

type Violation = { readonly location: readonly string[] };

function ofRequest(header: string | null): Violation[] {
  const all = header === null ? [] : (JSON.parse(header) as Violation[]);
  return all.filter(({ location: [where] }) => where === 'request');
}

async function findFreePort(): Promise<number> {
  const server = await serveOnLoopback(() => undefined);
  await server.stop();
  return Number(new URL(server.endpoint).port);
}

async function untilListening(child: ReturnType<typeof spawn>): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('Prism is listening')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => reject(new Error(`prism ended: ${said.slice(-2_000)}`)));
  });
}

/** What belongs to the client's own connection stays there. */
function plainHeaders(headers: Readonly<Record<string, string | string[] | undefined>>) {
  const ofConnection = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !ofConnection.has(name) ? [[name, value]] : [],
    ),
  );
}
