import type { Random } from '../../../../cli/demo/mulberry32.ts';
import type { CalledRail, RailReport } from '../../../../core/payouts/payout-rail.ts';
import type { Instant } from '../../../../core/time/instant.ts';
import { simulatedLimits } from './rail-limits.ts';

export type WantedPayment = {
  readonly merchantId: string;
  readonly batchId: string;
  readonly payoutId: string;
  readonly minorUnits: bigint;
  readonly receiver: string;
};

/** What became of money that a rail was asked to move. `refused`: it never moved. */
export type RailPaymentState = 'processing' | 'paid' | 'refused' | 'returned';

export type RailPaid = WantedPayment & {
  readonly rail: CalledRail;
  /** The rail's own id of it. */
  readonly reference: string;
  state: RailPaymentState;
};

/** What a rail tells of its own accord. */
export type RailWebhook = {
  readonly rail: CalledRail;
  readonly merchantId: string;
  readonly report: RailReport;
};

/** What is to be looked at when money begins to move. */
export type WatchPayment = (payment: RailPaid, rail: SimulatedRail) => void;

const findings = {
  processing: 'in-progress',
  paid: 'paid',
  refused: 'failed',
  returned: 'returned',
} as const;

/**
 * A rail as its servers are: it has books of its own, knows the keys of calls for as long as it says, and then pays whoever calls again. It
 * never asks whether it should.
 */
export class SimulatedRail {
  readonly name: CalledRail;
  readonly payments: RailPaid[] = [];
  /** Told in any order, and some of them twice or never. */
  readonly webhooks: RailWebhook[] = [];
  /** So many of a hundred payments are refused, or fail on the way. */
  failsOutOf100 = 12;
  /** Whether what it does not find it never took; else it may be found later. */
  isAuthoritative = true;
  /** It tells nothing of its own accord. */
  isSilent = false;
  private readonly keys = new Map<string, { readonly at: Instant; readonly paid: RailPaid[] }>();
  private readonly random: Random;
  private readonly watch: WatchPayment;

  constructor(name: CalledRail, random: Random, watch: WatchPayment) {
    this.name = name;
    this.random = random;
    this.watch = watch;
  }

  /** Pays what is wanted under a key, unless the key is known; `isNew` says which. */
  pay(key: string, wanted: readonly WantedPayment[], at: Instant) {
    const known = this.keys.get(key);
    if (known !== undefined && at - known.at < simulatedLimits[this.name].idempotencyMs) {
      return { isNew: false, paid: known.paid };
    }
    const paid = wanted.map((each) => this.begin(each));
    this.keys.set(key, { at, paid });
    return { isNew: true, paid };
  }

  find(merchantId: string, payoutId: string): readonly RailPaid[] {
    return this.payments.filter(
      (payment) => payment.merchantId === merchantId && payment.payoutId === payoutId,
    );
  }

  get processing(): readonly RailPaid[] {
    return this.payments.filter(({ state }) => state === 'processing');
  }

  /** What was on its way arrives, or does not. */
  proceed(place: number): void {
    const payment = this.processing[place];
    if (payment === undefined) return;
    const hasFailed = this.random.chance(this.failsOutOf100);
    payment.state = hasFailed ? this.random.pick(['refused', 'returned']) : 'paid';
    this.tell(payment);
  }

  /** Money that had arrived comes back, days later. */
  sendBack(place: number): void {
    // Nobody looks up what has arrived, so whoever says nothing of it is never heard.
    if (this.isSilent) return;
    const arrived = this.payments.filter(({ state }) => state === 'paid');
    const payment = arrived[place % Math.max(arrived.length, 1)];
    if (payment === undefined) return;
    payment.state = 'returned';
    // Stripe says of a payout that was paid that it has failed.
    this.tell(payment, this.name === 'stripe' ? 'failed' : 'returned');
  }

  private begin(wanted: WantedPayment): RailPaid {
    const isRefused = this.random.chance(this.failsOutOf100);
    const state = isRefused ? 'refused' : this.random.pick(['processing', 'processing', 'paid']);
    const payment: RailPaid = {
      ...wanted,
      rail: this.name,
      reference: `${this.name}-${this.payments.length + 1}`,
      state: this.name === 'paypal' ? 'processing' : (state as RailPaymentState),
    };
    this.payments.push(payment);
    if (payment.state !== 'refused') this.watch(payment, this);
    this.tell(payment);
    return payment;
  }

  private tell(payment: RailPaid, finding: RailReport['finding'] = findings[payment.state]): void {
    if (this.isSilent) return;
    this.webhooks.push({
      rail: this.name,
      merchantId: payment.merchantId,
      report: { ...reportOf(payment), finding },
    });
  }
}

/** A payment as its rail tells of it. */
export function reportOf({ payoutId, reference, state, rail }: RailPaid): RailReport {
  return { payoutId, reference, finding: findings[state], evidence: `${rail} says ${state}` };
}
