import { type GatewayResponse, gatewayMessage } from '../http/gateway-response.ts';
import type { ReceivedRequest } from '../http/received-request.ts';
import type { LocalRuntime } from '../runtime.ts';
import { parseDuration } from './parse-duration.ts';

/** A request to the runtime itself that it cannot follow; its message says what to change. */
class BadRequestError extends Error {}

type Control = (
  runtime: LocalRuntime,
  request: ReceivedRequest,
  rest: string,
) => Promise<unknown> | unknown;

const prefix = '/_local/';

/** No clock of an application goes further; a slip of the finger would. */
const advanceYearsMax = 20;

/**
 * Answers the routes of the runtime itself, below `/_local/`; undefined for all others.
 *
 * They move the clock and show secrets, so they are for programs on this machine only: a page in a
 * browser that reaches this port under a name of its own (DNS rebinding), or by a request across
 * origins, is refused.
 */
export async function answerControl(
  runtime: LocalRuntime,
  request: ReceivedRequest,
): Promise<GatewayResponse | undefined> {
  if (!request.path.startsWith(prefix)) return undefined;
  if (!isFromThisMachine(request)) {
    return gatewayMessage(403, 'These routes are for programs on this machine.');
  }
  const [name = '', ...rest] = request.path.slice(prefix.length).split('/');
  const control = controls[`${request.method} ${name}`];
  if (control === undefined) return gatewayMessage(404, 'Not Found');

  try {
    return json(200, await control(runtime, request, decodeURIComponent(rest.join('/'))));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isCallersMistake = error instanceof BadRequestError || error instanceof RangeError;
    return gatewayMessage(isCallersMistake ? 400 : 503, message);
  }
}

const controls: Readonly<Record<string, Control>> = {
  'GET clock': readClock,
  'POST clock': moveClock,
  'POST drain': async (runtime) => {
    await runtime.drain();
    return readClock(runtime);
  },
  'GET queues': (runtime) => ({ queues: runtime.queues() }),
  'POST redrive': redrive,
  'GET plan': ({ plan }) => ({
    ...plan,
    secrets: plan.secrets.map(({ value: _, ...secret }) => secret),
  }),
  'GET secrets': readSecret,
};

function readClock({ clock }: LocalRuntime): unknown {
  return { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs };
}

async function moveClock(runtime: LocalRuntime, request: ReceivedRequest): Promise<unknown> {
  const { advance, to } = readBody(request);
  const now = runtime.clock.now();
  const target = typeof to === 'string' ? Date.parse(to) : now + durationOf(advance);
  if (Number.isNaN(target)) throw new BadRequestError(`"${to}" is not an RFC 3339 instant.`);
  if (target < now) throw new BadRequestError('The clock only moves forward.');
  if (target > now + advanceYearsMax * 366 * 86_400_000) {
    throw new BadRequestError(`The clock moves by ${advanceYearsMax} years at most.`);
  }
  const { steps } = await runtime.advance(target);

  return { ...(readClock(runtime) as object), steps };
}

function durationOf(advance: unknown): number {
  const duration = typeof advance === 'string' ? parseDuration(advance) : undefined;
  if (duration === undefined) {
    throw new BadRequestError(
      'Send {"advance":"30d"} (units: w d h m s ms) or {"to":"<RFC 3339>"}.',
    );
  }

  return duration;
}

async function redrive(runtime: LocalRuntime, request: ReceivedRequest): Promise<unknown> {
  const { queue, to } = readBody(request);
  if (typeof queue !== 'string') throw new BadRequestError('Send {"queue":"<dead-letter queue>"}.');

  return { moved: await runtime.redrive(queue, typeof to === 'string' ? to : undefined) };
}

function readSecret(runtime: LocalRuntime, _: ReceivedRequest, id: string): unknown {
  const value = runtime.secrets.valueOf(id);
  if (value === undefined) throw new BadRequestError(`There is no secret "${id}".`);

  return { id, value };
}

function readBody(request: ReceivedRequest): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8') || '{}');
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    // Answered below, like any other body that is not an object.
  }
  throw new BadRequestError('The body must be a JSON object.');
}

function isFromThisMachine({ headers }: ReceivedRequest): boolean {
  const { host = '', origin } = headers;
  const isLoopbackName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);

  return isLoopbackName && (origin === undefined || origin === `http://${host}`);
}

function json(status: number, content: unknown): GatewayResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: Buffer.from(JSON.stringify(content)),
  };
}
