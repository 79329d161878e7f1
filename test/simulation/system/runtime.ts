import type { Instant } from '../../../core/time/instant.ts';
import { errorOf, type FaultKind, hasEffect } from '../faults/fault.ts';
import { type Call, type Invocation, type InvocationEnd, siteOf } from './call.ts';
import { openClients, type Services } from './clients.ts';
import { type EventOf, type FunctionName, functions, type Surroundings } from './functions.ts';

/** What becomes of the calls that a dying invocation had under way. */
export type Fate = 'happens' | 'happens-later' | 'never-happens';

export type Start = {
  readonly skewMs: number;
  readonly onEnd: (end: InvocationEnd) => void;
};

/**
 * Runs functions so that nothing happens by itself: every call they make waits in `calls` until
 * somebody takes it, and between two calls a function runs as far as it comes.
 */
export class Runtime {
  readonly calls: Call[] = [];
  readonly running = new Set<Invocation>();
  /** Faults that functions have reported, with the function's name; read and emptied by whoever looks. */
  readonly reported: { readonly functionName: string; readonly error: unknown }[] = [];
  at: Instant;
  private readonly services: Services;
  private started = 0;

  constructor(services: Services, at: Instant) {
    this.services = services;
    this.at = at;
  }

  /** Starts a function; it comes as far as its first calls. */
  async start<Name extends FunctionName>(
    functionName: Name,
    event: EventOf<Name>,
    { skewMs, onEnd }: Start,
  ): Promise<Invocation> {
    this.started += 1;
    const invocation: Invocation = {
      number: this.started,
      functionName,
      skewMs,
      startedAt: this.at,
      isDead: false,
      isCutOff: false,
      onEnd,
    };
    this.running.add(invocation);
    const around: Surroundings = {
      clients: openClients(this.services, invocation, {
        wait: (call) => {
          if (!invocation.isDead) this.calls.push(call);
        },
        now: () => this.at,
      }),
      now: () => this.at + skewMs,
      logError: (error) => {
        if (!invocation.isDead) this.reported.push({ functionName, error });
      },
    };
    const run = functions[functionName] as (
      around: Surroundings,
      event: unknown,
    ) => Promise<unknown>;
    run(around, event).then(
      (answer) => this.end(invocation, { kind: 'answered', answer }),
      (error: unknown) => this.end(invocation, { kind: 'failed', error }),
    );
    await settle();
    return invocation;
  }

  /** Runs a function from its event to its end, while all others stand still. */
  async runAlone<Name extends FunctionName>(
    functionName: Name,
    event: EventOf<Name>,
  ): Promise<InvocationEnd> {
    const ends: InvocationEnd[] = [];
    const onEnd = (end: InvocationEnd) => ends.push(end);
    const invocation = await this.start(functionName, event, { skewMs: 0, onEnd });
    while (ends.length === 0) {
      const place = this.calls.findIndex((call) => call.invocation === invocation);
      await this.take(place);
    }
    return ends[0] ?? { kind: 'died' };
  }

  /** Lets the call at a place happen, or go wrong; answers where it was made. */
  async take(place: number, fault?: FaultKind, drawFate: () => Fate = () => 'never-happens') {
    const call = this.calls[place];
    if (call === undefined) throw new RangeError('There is no such call.');
    const last = this.calls.pop() as Call;
    if (last !== call) this.calls[place] = last;
    this.at += 1;
    const { invocation } = call;
    if (fault === 'crash-before') this.kill(invocation, drawFate);
    else happen(call, fault);
    if (fault === 'crash-after') this.kill(invocation, drawFate);
    if (!invocation.isDead) await settle();
    return siteOf(call);
  }

  /** The process of an invocation is gone: nobody hears the answers of what it had asked for. */
  kill(invocation: Invocation, drawFate: () => Fate): void {
    if (invocation.isDead) return;
    invocation.isDead = true;
    const own = this.calls.filter((call) => call.invocation === invocation);
    const others = this.calls.filter((call) => call.invocation !== invocation);
    this.calls.splice(0, this.calls.length, ...others);
    for (const call of own) {
      const fate = drawFate();
      if (fate === 'happens') happen(call, 'crash-after');
      if (fate === 'happens-later') this.calls.push(call);
    }
    this.running.delete(invocation);
    invocation.onEnd({ kind: 'died' });
  }

  /** Requests of the dead that were still on their way are not coming any more. */
  forgetCalls(): void {
    this.calls.splice(
      0,
      this.calls.length,
      ...this.calls.filter(({ invocation }) => !invocation.isDead),
    );
  }

  private end(invocation: Invocation, end: InvocationEnd): void {
    if (invocation.isDead) return;
    invocation.isDead = true;
    this.running.delete(invocation);
    if (end.kind === 'failed') {
      this.reported.push({ functionName: invocation.functionName, error: end.error });
    }
    invocation.onEnd(end);
  }
}

function happen(call: Call, fault: FaultKind | undefined): void {
  const isHeard = !call.invocation.isDead;
  try {
    if (fault === 'partly-refused') {
      const answer = call.executePartly?.() ?? call.execute();
      if (isHeard) call.resolve(answer);
      return;
    }
    if (fault === undefined || hasEffect(fault)) {
      const answer = call.execute();
      if (fault === undefined && isHeard) call.resolve(answer);
    }
  } catch (error) {
    // What the service refuses has no effect, whoever hears of it.
    if ((fault === undefined || hasEffect(fault)) && isHeard) call.reject(error);
    return;
  }
  if (fault !== undefined && fault !== 'crash-after' && isHeard) {
    call.reject(errorOf(fault, call.kind));
  }
}

/**
 * Everybody runs until all of them wait for a call. Who gathers readers waits a turn of the event loop
 * before it calls, so there are two.
 */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => setImmediate(resolve));
  });
}
