import type { DynamoDBRecord } from 'aws-lambda';
import { readOwner } from '../../../adapters/dynamo/keys/read-owner.ts';
import { fromPayoutItem } from '../../../adapters/dynamo/payout-item.ts';
import { readChange } from '../../../adapters/dynamo/stream-record.ts';
import { railSignatureHeader, signRailCallback } from '../../../adapters/rails/rail-signature.ts';
import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import { decodeJson } from '../../../core/encoding/json.ts';
import { isCalledRail } from '../../../core/payouts/called-rails.ts';
import { movedAmountOf } from '../../../core/payouts/moved-amount.ts';
import type { Payout } from '../../../core/payouts/payout.ts';
import type { PayoutBatch } from '../../../core/payouts/payout-store.ts';
import type { Pausable } from '../../../core/programs/program.ts';
import type { PaymentsFact } from '../../../core/references/index.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { HttpEvent, HttpResponse } from '../../../functions/shared/http/http.ts';
import type { PayoutOutcome, Resolution } from '../../../functions/shared/paying/resolve-payout.ts';
import type { Deed } from '../story/deed.ts';
import { Bank, type Payment, type PaymentOrder, readPaymentOrders } from './bank.ts';
import type { InvocationEnd } from './call.ts';
import { kindOf } from './call-site.ts';
import { type EventOf, type FunctionName, railSecretOf } from './functions.ts';
import { AroundRails } from './rails/around-rails.ts';
import type { World } from './world.ts';

/** Draws how a start goes: whose clock, and whether its answer gets lost. */
export type Luck = {
  readonly drawSkew: () => number;
  readonly strikes: (outOf100: number) => boolean;
};

/** What of a merchant's program is stopped. */
export type PausedPart = { readonly merchantId: string; readonly what: Pausable };

type ReleasedBatch = PayoutBatch & { readonly released: NonNullable<PayoutBatch['released']> };

/**
 * The shop, the schedules, the people of the merchant and their bank: whoever starts functions from
 * outside, insists until there was an answer, and moves real money.
 */
export class Outside {
  readonly bank: Bank;
  readonly aroundRails: AroundRails;
  /** By merchant and id, as the table holds them now. */
  readonly payouts = new Map<string, Payout>();
  /** What somebody knows to be paused, since when; `resumed` once anybody has begun to let it go on. */
  private readonly pauses = new Map<string, Instant | 'asked' | 'resumed'>();
  private readonly world: World;
  private readonly luck: Luck;
  private readonly released: ReleasedBatch[] = [];
  private readonly reported = new Set<Payment>();
  private readonly reporting = new Set<Payment>();

  constructor(world: World, random: Random, luck: Luck) {
    this.world = world;
    this.luck = luck;
    this.bank = new Bank(random);
    this.aroundRails = new AroundRails(world, this.payouts, (name, event, isEnough) =>
      this.insist(name, event, isEnough),
    );
  }

  /** Takes note of what has become of batches and payouts. */
  notice(record: DynamoDBRecord): void {
    const { key, after } = readChange(record);
    const kind = kindOf(key);
    if (kind === 'BATCH' && after?.releasedAt !== undefined) {
      this.released.push(decodeJson<ReleasedBatch>(after.body as string));
    }
    const owner = readOwner(key);
    if (kind === 'PAYOUT' && after !== undefined && owner?.kind === 'account') {
      const payout = fromPayoutItem(after);
      this.payouts.set(nameOf(payout), payout);
    }
  }

  /** The shop tells of something until it is answered. */
  async deliver(fact: Fact): Promise<void> {
    await this.insist('receive-fact', fact, () => {
      this.world.accepted.push(fact);
      return !this.luck.strikes(10);
    });
  }

  /** A payment provider tells of something until it is answered. */
  async tellPayments(fact: PaymentsFact): Promise<void> {
    await this.insist('receive-payments', fact, () => {
      this.world.acceptedPayments.push(fact);
      return !this.luck.strikes(10);
    });
  }

  /** A person, or the merchant's back end, asks until there is an answer. */
  async ask(deed: Deed): Promise<void> {
    await this.insist('record-facts', deed, () => !this.luck.strikes(10));
  }

  /** The rates of all days become known; told again, they stay as they are. */
  async tellRates(merchantId: string): Promise<void> {
    await this.insist('record-rates', merchantId, () => !this.luck.strikes(10));
  }

  /** A person stops something, once. */
  async pause({ merchantId, what }: PausedPart): Promise<void> {
    const name = `${merchantId} ${what}`;
    if (this.pauses.has(name)) return;
    this.pauses.set(name, 'asked');
    await this.insist('manage-programs', { merchantId, what, isOn: true }, () => {
      if (this.pauses.get(name) === 'asked') this.pauses.set(name, this.world.runtime.at);
      return true;
    });
  }

  async resume({ merchantId, what }: PausedPart): Promise<void> {
    this.pauses.set(`${merchantId} ${what}`, 'resumed');
    await this.insist('manage-programs', { merchantId, what, isOn: false }, () => true);
  }

  wasPaused(merchantId: string, what: Pausable): boolean {
    return this.pauses.has(`${merchantId} ${what}`);
  }

  pausedSince(merchantId: string, what: Pausable): Instant | undefined {
    const since = this.pauses.get(`${merchantId} ${what}`);
    return typeof since === 'number' ? since : undefined;
  }

  /** A schedule fires. What fails is tried again, or in the end given up. */
  async fire(
    name: 'plan-closings' | 'plan-periods' | 'plan-payouts' | 'look-up-payouts',
  ): Promise<void> {
    await this.insist(name, {}, () => true, 80);
  }

  async askForRun(run: { readonly merchantId: string; readonly runId: string }): Promise<void> {
    await this.insist('manage-payouts-run', run, () => !this.luck.strikes(10));
  }

  /** Files and lists that are ready and that the bank does not have yet. */
  get toHandOver(): readonly ReleasedBatch[] {
    return this.released.filter((batch) => !this.bank.hasTaken(idOf(batch)) && this.isReady(batch));
  }

  get toReport(): readonly Payment[] {
    return this.bank.payments.filter(
      (payment) => !this.reported.has(payment) && !this.reporting.has(payment),
    );
  }

  /** Hands a released batch to the bank; one that it had before, too. */
  handOver(place: number, isAgain: boolean): void {
    const batch = (isAgain ? this.released.filter((each) => this.isReady(each)) : this.toHandOver)[
      place
    ];
    if (batch === undefined) return;
    const { orders, content } = this.readBatch(batch);
    const outcome = this.bank.take(idOf(batch), content, orders);
    if (outcome === 'contradicted') {
      this.world.accuse('I7', `The file of ${batch.batchId} was made with other bytes.`);
    }
    if (outcome === 'executed') for (const order of orders) this.checkOrder(order);
  }

  /** The bank or a person says what became of a payment, until they are heard. */
  async report(payment: Payment): Promise<void> {
    this.reporting.add(payment);
    await this.tell(payment, payment.outcome, (heard) => {
      this.reporting.delete(payment);
      if (heard === undefined) return;
      if (heard !== 'resolved' && heard !== 'already-resolved') {
        this.world.accuse('I7', `The report on ${payment.payoutId} was answered ${heard}.`);
      }
      if (!this.luck.strikes(15)) this.reported.add(payment);
    });
  }

  /** A report comes once more, or says the opposite of what was said. */
  async reportAgain(place: number, isContrary: boolean): Promise<void> {
    const payment = [...this.reported][place];
    if (payment === undefined) return;
    const contrary = payment.outcome === 'confirmed' ? 'failed' : 'confirmed';
    const expected = isContrary ? 'contradicted' : 'already-resolved';
    await this.tell(payment, isContrary ? contrary : payment.outcome, (heard) => {
      if (heard === undefined || heard === expected) return;
      this.world.accuse('I5', `A late report on ${payment.payoutId} was answered ${heard}.`);
    });
  }

  /** While somebody reports on a payment, another one does so, too. */
  async reportAtOnce(place: number): Promise<void> {
    const payment = [...this.reporting][place % Math.max(this.reporting.size, 1)];
    if (payment === undefined) return;
    await this.tell(payment, payment.outcome, (heard) => {
      if (heard === undefined || heard === 'resolved' || heard === 'already-resolved') return;
      this.world.accuse('I5', `A second report on ${payment.payoutId} was answered ${heard}.`);
    });
  }

  /**
   * Somebody reports on a payout that no rail can know of, at a moment when nobody else acts, because
   * it may be released in the next.
   */
  async reportTooEarly(place: number): Promise<void> {
    const isReleased = ({ merchantId, batchId, payoutId }: Payout) =>
      this.released.some(
        ({ released, ...batch }) =>
          batch.merchantId === merchantId &&
          batch.batchId === batchId &&
          released.payoutIds.includes(payoutId),
      );
    const early = [...this.payouts.values()].filter(
      (payout) =>
        (payout.state === 'intended' || payout.state === 'submitted') && !isReleased(payout),
    );
    const payout = early[place % Math.max(early.length, 1)];
    if (payout === undefined) return;
    const { merchantId, payoutId } = payout;
    const event = { merchantId, payoutId, outcome: 'confirmed' } as const;
    const end = await this.world.runtime.runAlone('manage-payouts-resolve', event);
    const heard = end.kind === 'answered' ? (end.answer as Resolution).kind : end.kind;
    if (heard !== 'not-released') {
      this.world.accuse('I5', `A report on ${payoutId}, in no release, was answered ${heard}.`);
    }
  }

  /** A message that a batch is to be worked on comes once more, however late: somebody has sent it back from the dead letters. */
  sendBatchAgain(place: number): void {
    const called = this.released.filter(({ rail }) => isCalledRail(rail));
    const batch = called[place % Math.max(called.length, 1)];
    if (batch === undefined) return;
    const { merchantId, batchId } = batch;
    this.world.queue('payout').send(JSON.stringify({ merchantId, batchId }));
  }

  get countReported(): number {
    return this.reported.size;
  }

  private isReady({ rail, released }: ReleasedBatch): boolean {
    return (
      rail === 'manual' ||
      (released.file !== undefined && this.world.files.objects.has(released.file))
    );
  }

  private readBatch(batch: ReleasedBatch): { orders: PaymentOrder[]; content: string } {
    const { merchantId, released } = batch;
    if (released.file === undefined) {
      const orders = released.payoutIds.map((payoutId) => {
        const payout = this.payouts.get(nameOf({ merchantId, payoutId }));
        const minorUnits = payout === undefined ? 0n : movedAmountOf(payout).minorUnits;
        return { merchantId, payoutId, minorUnits };
      });
      return { orders, content: released.payoutIds.join() };
    }
    const content = this.world.files.objects.get(released.file)?.body ?? '';
    return { orders: readPaymentOrders(merchantId, content), content };
  }

  /** What the bank is about to pay is reserved, and paid once. */
  private checkOrder({ merchantId, payoutId, minorUnits }: PaymentOrder): void {
    const payout = this.payouts.get(nameOf({ merchantId, payoutId }));
    const times = this.bank.payments.filter(
      (payment) => payment.payoutId === payoutId && payment.merchantId === merchantId,
    ).length;
    if (times > 1) this.world.accuse('I7', `${payoutId} was paid ${times} times.`);
    if (payout?.state !== 'submitted') {
      this.world.accuse('I7', `${payoutId} was paid while it is ${payout?.state}.`);
    }
    const reserved = payout && movedAmountOf(payout).minorUnits;
    if (reserved !== minorUnits) {
      this.world.accuse('I6', `${payoutId} was paid ${minorUnits} of ${reserved}.`);
    }
  }

  /** Reports over the callback of the bank, or by hand where there is none. */
  private async tell(
    { merchantId, payoutId }: Payment,
    outcome: PayoutOutcome,
    hear: (heard: Resolution['kind'] | undefined) => void,
  ): Promise<void> {
    const how = { skewMs: this.luck.drawSkew() };
    const rail = this.payouts.get(nameOf({ merchantId, payoutId }))?.method.rail;
    if (rail === 'sepa') {
      const event = toCallback(`${merchantId}.bank`, { payoutId, outcome, evidence: 'camt.054' });
      await this.world.runtime.start('receive-rail-callback', event, {
        ...how,
        onEnd: (end) => hear(readCallbackAnswer(end)),
      });
      return;
    }
    await this.world.runtime.start(
      'manage-payouts-resolve',
      { merchantId, payoutId, outcome },
      {
        ...how,
        onEnd: (end) => hear(end.kind === 'answered' ? (end.answer as Resolution).kind : undefined),
      },
    );
  }

  /** Starts a function, and again until it has answered; unless it is given up. */
  private async insist<Name extends FunctionName>(
    name: Name,
    event: EventOf<Name>,
    isEnough: () => boolean,
    persistence = 100,
  ): Promise<void> {
    const again = () => this.insist(name, event, isEnough, persistence);
    await this.world.runtime.start(name, event, {
      skewMs: this.luck.drawSkew(),
      onEnd: (end) => {
        if (end.kind === 'answered' && isEnough()) return;
        if (persistence === 100 || !this.luck.strikes(100 - persistence))
          this.world.errands.push(again);
      },
    });
  }
}

const nameOf = ({ merchantId, payoutId }: { merchantId: string; payoutId: string }): string =>
  `${merchantId} ${payoutId}`;

const idOf = ({ merchantId, batchId }: PayoutBatch): string => `${merchantId} ${batchId}`;

function toCallback(connectionId: string, document: object): HttpEvent {
  const body = JSON.stringify(document);
  const signature = signRailCallback(railSecretOf(connectionId), Buffer.from(body));
  return {
    body,
    headers: { [railSignatureHeader]: signature },
    pathParameters: { rail: 'sepa', connectionId },
  } as unknown as HttpEvent;
}

function readCallbackAnswer(end: InvocationEnd): Resolution['kind'] | undefined {
  if (end.kind !== 'answered') return undefined;
  const { statusCode, body = '{}' } = end.answer as Exclude<HttpResponse, string>;
  if (statusCode === 503) return undefined;
  if (statusCode === 409) return body.includes('ended-otherwise') ? 'contradicted' : 'not-released';
  return (JSON.parse(body) as { outcome: Resolution['kind'] }).outcome ?? 'unknown';
}
