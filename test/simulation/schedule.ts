import { readChange } from '../../adapters/dynamo/stream-record.ts';
import type { Random } from '../../cli/demo/mulberry32.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Target } from './faults/aim.ts';
import type { FaultKind } from './faults/fault.ts';
import type { FaultSource } from './faults/fault-source.ts';
import type { Focus } from './faults/focus.ts';
import { SlowCalls } from './faults/slow-calls.ts';
import { checkReported, listAwaitingRates } from './invariants/check-reported.ts';
import { maxSkewMs, watchChange } from './invariants/watch-changes.ts';
import { watchPause } from './invariants/watch-pauses.ts';
import { watchReversals } from './invariants/watch-reversals.ts';
import { PromiseBroken } from './promise-broken.ts';
import { type Call, type Invocation, siteOf } from './system/call.ts';
import { queueNames } from './system/functions.ts';
import { Outside } from './system/outside.ts';
import type { Fate } from './system/runtime.ts';
import type { Trace } from './system/trace.ts';
import { followedStreams, World } from './system/world.ts';

/** Something that can happen next, and how likely it is beside the others. */
export type Candidate = {
  readonly weight: number;
  readonly name: string;
  readonly happen: () => Promise<void> | void;
};

/** More steps than this, without a fault, and the system never comes to rest. */
const maxStepsToRest = 20_000;
/** No function runs longer: what is under way by then is dead. */
const timeoutMs = 15 * 60_000;

/** Lets one thing happen after another, as the seed says, and looks after each whether all is well. */
export class Schedule {
  readonly world: World;
  readonly outside: Outside;
  readonly crashes: Target[] = [];
  readonly sites = new Set<string>();
  readonly faultCounts: Record<string, number> = {};
  steps = 0;
  /** Whether a misfortune may have windows closed: not amid evidence that is to come before the first close. */
  mayClose = true;
  private readonly random: Random;
  private readonly faults: FaultSource;
  private readonly trace: Trace;
  private readonly callWeight: number;
  private readonly maxRunning: number;
  private readonly slowCalls: SlowCalls;
  private readonly isCrowded: boolean;
  /** Whose call was the last thing that happened, if it was a call. */
  private acting: Invocation | undefined;
  private readonly watchReversal = watchReversals();

  constructor(random: Random, faults: FaultSource, trace: Trace, at: Instant, focus: Focus = {}) {
    this.random = random;
    this.faults = faults;
    this.trace = trace;
    this.isCrowded = focus.isCrowded ?? false;
    this.callWeight = random.pick(focus.isCrowded ? [20, 60] : [8, 20, 60]);
    this.maxRunning = random.pick(focus.isCrowded ? [6, 8] : [1, 3, 3, 6]);
    this.slowCalls = new SlowCalls(focus, random);
    this.world = new World(at, random);
    this.outside = new Outside(this.world, random, {
      drawSkew: () => this.drawSkew(),
      strikes: (outOf100) => this.strikes('lost-response', outOf100),
    });
    if (focus.mishaps?.includes('money-comes-back')) this.outside.bank.returnsOutOf100 = 60;
  }

  /** One thing happens. False if there is nothing that could. */
  async step(extra: readonly Candidate[] = []): Promise<boolean> {
    const candidates = [...this.listCandidates(), ...extra];
    const total = candidates.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return false;
    let left = this.random.below(total);
    const chosen = candidates.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
    this.steps += 1;
    this.acting = undefined;
    if (chosen?.name !== 'call') this.trace.add(`${this.steps} ${chosen?.name}`);
    await chosen?.happen();
    this.look();
    return true;
  }

  /** Takes steps until there is nothing to do, or there were so many. */
  async run(maxSteps: number): Promise<void> {
    for (let count = 0; count < maxSteps; count += 1) {
      if (this.isResting() || !(await this.step())) return;
    }
  }

  /** The faults stop, and all work is done. @throws PromiseBroken if that never happens. */
  async calm(): Promise<void> {
    const wasOn = this.faults.isOn;
    this.faults.isOn = false;
    for (let count = 0; !this.isResting(); count += 1) {
      if (count > maxStepsToRest) {
        throw new PromiseBroken('I13', 'The work never ends.');
      }
      if (!(await this.step())) throw new PromiseBroken('I13', 'Work waits that nobody does.');
    }
    this.faults.isOn = wasOn;
  }

  /** Time passes. What is under way by then has timed out, and indexes are no more than minutes late. */
  passTo(at: Instant): void {
    const { runtime, dynamo } = this.world;
    if (at <= runtime.at) return;
    this.acting = undefined;
    if (at - runtime.at > timeoutMs) {
      dynamo.propagateIndexes();
      for (const invocation of [...runtime.running]) {
        this.count('timeout');
        runtime.kill(invocation, () => this.random.pick(['happens', 'never-happens']));
      }
      runtime.forgetCalls();
    }
    runtime.at = at;
    this.trace.add(`time ${at}`);
    this.look();
  }

  isResting(): boolean {
    const { runtime, queues, dynamo, errands } = this.world;
    return (
      runtime.calls.length === 0 &&
      runtime.running.size === 0 &&
      errands.length === 0 &&
      dynamo.pendingIndexUpdates === 0 &&
      [...queues.values()].every(
        ({ visible, hidden, deadLetters }) =>
          visible.length + hidden.length + deadLetters.length === 0,
      ) &&
      followedStreams.every((name) => !this.world.hasUnread(name)) &&
      this.outside.toHandOver.length === 0 &&
      this.outside.toReport.length === 0 &&
      this.outside.aroundRails.toProceed.length === 0 &&
      this.outside.aroundRails.toTell.length === 0 &&
      this.outside.aroundRails.toDecide.length === 0
    );
  }

  /** Looks at everything that has changed. @throws PromiseBroken */
  private look(): void {
    const { world, outside } = this;
    world.observe((record) => {
      const change = readChange(record);
      watchChange(change, world.runtime.at);
      this.watchReversal(change);
      watchPause(change, this.acting, (merchantId, what) => outside.pausedSince(merchantId, what));
      outside.notice(record);
    });
    const reported = world.runtime.reported.splice(0);
    checkReported(reported);
    // The alarm says that a closed order waits for a rate, and whoever hears it records them.
    for (const merchantId of listAwaitingRates(reported)) {
      world.errands.push(() => this.outside.tellRates(merchantId));
    }
    const [rewritten] = world.files.rewritten;
    if (rewritten) throw new PromiseBroken('I7', `${rewritten} was written with other bytes.`);
    if (world.broken) throw world.broken;
  }

  private listCandidates(): Candidate[] {
    const { world } = this;
    const list: Candidate[] = [];
    const add = (weight: number, name: string, happen: Candidate['happen']) => {
      if (weight > 0) list.push({ weight, name, happen });
    };
    const ready = this.listReadyCalls();
    add(ready.length > 0 ? this.callWeight : 0, 'call', () => this.takeCall(ready));
    if (world.runtime.running.size < this.maxRunning) {
      this.addWork(add);
      this.addOutside(add);
    }
    add(world.dynamo.pendingIndexUpdates > 0 ? 2 : 0, 'indexes catch up', () => {
      world.dynamo.propagateIndexes(1 + this.random.below(3));
    });
    if (this.faults.isOn) this.addMishaps(add);
    return list;
  }

  private listReadyCalls(): readonly Call[] {
    const { calls } = this.world.runtime;
    return this.faults.isOn ? this.slowCalls.listReady(calls, this.steps) : calls;
  }

  private addWork(add: (weight: number, name: string, happen: Candidate['happen']) => void): void {
    const { world } = this;
    for (const name of queueNames) {
      const queue = world.queue(name);
      // In a crowd, messages gather while others are worked on.
      const weight = this.isCrowded ? 1 : 4;
      add(queue.visible.length > 0 ? weight : 0, `work ${name}`, () => this.work(name));
      // A message that somebody works on comes again only by a misfortune.
      const mayShow = this.faults.isOn || world.runtime.running.size === 0;
      add(queue.hidden.length > 0 && mayShow ? 1 : 0, `show ${name}`, () => {
        queue.show(this.random.below(queue.hidden.length));
        this.waitSome();
      });
      add(queue.deadLetters.length > 0 ? 1 : 0, `redrive ${name}`, () =>
        queue.redrive(({ body }) => !isPoison(body)),
      );
    }
    for (const name of followedStreams) {
      add(world.hasUnread(name) ? 4 : 0, `follow ${name}`, () =>
        world.follow(name, 1 + this.random.below(10), this.drawSkew()),
      );
    }
    add(world.errands.length > 0 ? 2 : 0, 'again', async () => {
      const [errand] = world.errands.splice(this.random.below(world.errands.length), 1);
      await errand?.();
    });
  }

  private addOutside(
    add: (weight: number, name: string, happen: Candidate['happen']) => void,
  ): void {
    const { outside } = this;
    const { toHandOver, toReport } = outside;
    add(toHandOver.length > 0 ? 2 : 0, 'hand over', () => {
      outside.handOver(this.random.below(toHandOver.length), false);
    });
    add(toReport.length > 0 ? 2 : 0, 'report', async () => {
      await outside.report(this.random.pick(toReport));
    });
    const { aroundRails } = outside;
    const { toProceed, toTell, toDecide } = aroundRails;
    add(toProceed.length > 0 ? 1 : 0, 'rail goes on', () => aroundRails.proceed(this.random));
    add(toTell.length > 0 ? 2 : 0, 'rail tells', () =>
      aroundRails.tell(this.random, this.drawHearing()),
    );
    add(toDecide.length > 0 ? 1 : 0, 'decide', () =>
      aroundRails.decide(this.random.pick(toDecide)),
    );
  }

  private addMishaps(
    add: (weight: number, name: string, happen: Candidate['happen']) => void,
  ): void {
    add(this.faults.weightOfMishaps, 'mishap', async () => {
      const { world } = this;
      const name = this.random.pick(queueNames);
      const stream = this.random.pick(followedStreams);
      const queue = world.queue(name);
      const place = this.random.below(100);
      if (this.strikes('clock-jump', 10)) this.waitSome();
      const running = [...world.runtime.running];
      if (running.length > 0 && this.strikes('cut-off', 15))
        this.random.pick(running).isCutOff = true;
      if (this.strikes('dropped', 5)) queue.drop(place % Math.max(queue.visible.length, 1));
      if (this.strikes('poison-message', 3)) world.poisonQueue(name, this.random.pick(poisons));
      if (this.strikes('poison-record', 2)) world.poisonStream(stream);
      if (this.strikes('stream-again', 3)) world.rewind(stream, place % 5);
      await this.strikeOutside(place);
    });
  }

  /** What the schedules, the people and the bank do too often, too early or at once. */
  private async strikeOutside(place: number): Promise<void> {
    const { world, outside } = this;
    if (this.strikes('handed-over-again', 10)) outside.handOver(place % 5, true);
    if (this.strikes('chunk-lost', 3)) world.queue('close').lose(place, isChunk);
    if (this.strikesClosing('walked-again', 1)) await outside.fire('plan-closings');
    if (this.strikes('paid-by-hand', 1)) {
      await outside.askForRun({ merchantId: 'acme', runId: `by-hand-${place % 10}` });
    }
    if (this.strikesClosing('asked-to-close', 3)) world.askToClose(place);
    if (this.strikes('reported-at-once', 15)) await outside.reportAtOnce(place);
    if (this.strikes('reported-too-early', 5)) {
      // What was cut off just now may have been the release.
      this.look();
      await outside.reportTooEarly(place);
    }
    if (this.strikesRails('money-comes-back-later', 8)) outside.aroundRails.sendBack(this.random);
    if (this.strikesRails('looked-up-again', 20)) await outside.fire('look-up-payouts');
    if (this.strikesRails('batch-again', 8)) outside.sendBatchAgain(place);
    if (this.strikesRails('decided-too-early', 15)) {
      this.look();
      await outside.aroundRails.decideTooEarly(place);
    }
    if (this.strikes('reported-again', 15)) {
      await outside.reportAgain(place % Math.max(outside.countReported, 1), place > 60);
    }
  }

  /** Most of the time one message, sometimes several; sometimes one that another worker has, too. */
  private async work(name: (typeof queueNames)[number]): Promise<void> {
    const { visible } = this.world.queue(name);
    const count = Math.min(
      visible.length,
      this.random.pick(this.isCrowded ? [2, 5, 10] : [1, 1, 1, 2, 5]),
    );
    const first = this.random.below(visible.length);
    const places = Array.from({ length: count }, () => first % visible.length);
    await this.world.work(name, places, {
      skewMs: this.drawSkew(),
      isTwice: this.strikes('delivered-twice', 10),
    });
  }

  private async takeCall(ready: readonly Call[]): Promise<void> {
    const { runtime } = this.world;
    const call = ready[this.random.below(ready.length)];
    if (call === undefined) return;
    const place = runtime.calls.indexOf(call);
    const site = siteOf(call);
    this.acting = call.invocation;
    if (this.faults.isOn) this.sites.add(site);
    const fault = this.faults.drawFor(call);
    this.trace.add(`${this.steps} ${call.invocation.number} ${site} ${fault ?? ''}`);
    if (fault !== undefined) this.countFault(fault, site);
    await runtime.take(place, fault, () => this.drawFate());
  }

  private countFault(fault: FaultKind, site: string): void {
    this.count(fault);
    if (fault === 'crash-before') this.crashes.push({ site, when: 'before' });
    if (fault === 'crash-after') this.crashes.push({ site, when: 'after' });
  }

  /** A webhook is heard once, unless something goes wrong. */
  private drawHearing(): 'once' | 'twice' | 'never' {
    if (this.strikes('webhook-twice', 15)) return 'twice';
    return this.strikes('webhook-lost', 25) ? 'never' : 'once';
  }

  private drawFate(): Fate {
    return this.random.pick(['happens', 'happens-later', 'never-happens']);
  }

  /** Mostly a moment, now and then minutes: less than any index or clock is wrong by. */
  private waitSome(): void {
    this.passTo(this.world.runtime.at + this.random.pick([1_000, 30_000, 4 * 60_000]));
    const { runtime } = this.world;
    for (const invocation of [...runtime.running]) {
      if (runtime.at - invocation.startedAt <= timeoutMs) continue;
      this.count('timeout');
      runtime.kill(invocation, () => this.drawFate());
    }
  }

  private drawSkew(): number {
    if (!this.faults.isOn) return 0;
    if (this.random.chance(70)) return this.random.below(21) - 10;
    if (!this.strikes('clock-wrong', 30)) return this.random.below(4_001) - 2_000;
    return this.random.below(2 * maxSkewMs) - maxSkewMs;
  }

  private strikes(name: string, outOf100: number): boolean {
    if (!this.faults.strikes(name, outOf100)) return false;
    this.note(name);
    return true;
  }

  /** It is drawn in any case, so that the rest of the history stays as it is. */
  private strikesClosing(name: string, outOf100: number): boolean {
    if (!this.faults.strikes(name, outOf100) || !this.mayClose) return false;
    this.note(name);
    return true;
  }

  /** Only where a rail has been called; elsewhere nothing is drawn, and the history is as it was without such rails. */
  private strikesRails(name: string, outOf100: number): boolean {
    return this.world.rails.payments.length > 0 && this.strikes(name, outOf100);
  }

  private note(name: string): void {
    this.count(name);
    this.trace.add(`${this.steps} ! ${name}`);
  }

  private count(name: string): void {
    this.faultCounts[name] = (this.faultCounts[name] ?? 0) + 1;
  }
}

/** What no worker can do anything with. The last one is well-formed and means nothing. */
const poisons = ['', '{', '{"merchantId":""}', '{"merchantId":"nobody"}'] as const;

/** A part of a walk of closings, which the next walk sends again. */
const isChunk = (body: string): boolean => body.includes('"chunkId"');

const isPoison = (body: string): boolean => poisons.some((poison) => poison === body);
