import type { Money } from '../money/money.ts';
import type { NonCashKind } from '../plans/reward.ts';
import type { Instant } from '../time/instant.ts';

/** A rail that is called, as opposed to one that takes a file or a person. */
export type CalledRail = RailReceiver['rail'];

/** Who is paid, as the rail knows them. */
export type RailReceiver =
  /** A connected account, `acct_…`. */
  | { readonly rail: 'stripe'; readonly accountId: string }
  | {
      readonly rail: 'paypal';
      readonly receiver: string;
      readonly receiverKind: 'email' | 'paypal-id';
    }
  /** A recipient that the merchant has saved at Wise. */
  | { readonly rail: 'wise'; readonly recipientId: string }
  | RewardReceiver;

/** Who gets what is no cash, as the rail knows them. */
export type RewardReceiver =
  /** The merchant's own system has this name for whoever gets it. */
  | { readonly rail: 'fulfilment'; readonly recipient: string }
  /** A customer of the shop, by Shopify's number. */
  | { readonly rail: 'shopify-gift-card'; readonly customerId: string };

/** A rail that is called and hands out what is no cash. */
export type RewardRail = RewardReceiver['rail'];

/**
 * One payment of a submitted payout. Amounts are in ISO 4217 minor units; a rail converts to its own. What is no cash has its unit as
 * `currency`, and is counted as the ledger counts it.
 */
export type RailPayment = {
  readonly payoutId: string;
  readonly currency: string;
  readonly minorUnits: bigint;
  readonly receiver: RailReceiver;
  /** What the receiver reads beside the amount. */
  readonly note: string;
  /** Why whoever hands out what is no cash should, in sentences. Absent: of cash. */
  readonly reasons?: readonly string[];
  /** The `reference` of an earlier report, if one gave it: PayPal can only be asked by its own id. Part of no call that pays. */
  readonly reference?: string;
};

/**
 * What is handed to a rail at once. It is frozen before the rail first hears of it, so every call for it says
 * the same, and all keys at the rail derive from `merchantId`, `batchId` and the payout's ids.
 */
export type RailOrder = {
  readonly merchantId: string;
  readonly batchId: string;
  /** When its payouts were submitted: no rail has heard of it before. */
  readonly submittedAt: Instant;
  /**
   * When it was last handed over; absent: it was never, or once, at `submittedAt`. A call that nobody has an answer to may
   * arrive late, so a look-up soon after it never says `never-seen`; and what a rail refuses the second time says
   * nothing of the first.
   */
  readonly lastCalledAt?: Instant;
  readonly payments: readonly RailPayment[];
};

/** What a rail says of one payment. */
export type RailReport = {
  readonly payoutId: string;
  readonly finding: /** The rail has it and goes on with it. */
    | 'in-progress'
    /** The receiver has it, as far as the rail ever says so. */
    | 'paid'
    /** It was refused or has failed, and the money is, or is again, the merchant's; the same call, made again, does not pay it. */
    | 'failed'
    /** It was paid, or waited for its receiver, and has come back. */
    | 'returned'
    /** The rail has certainly never taken it: only a look-up that sees all of the rail's payments may say so. */
    | 'never-seen'
    /** It was paid more than once, or to another amount or receiver: a person must look. */
    | 'contradicted'
    /** No answer, or none that says what happened. */
    | 'unclear';
  /** The rail's own id of the payment, or of what carries it: the same in all reports of one payment. Give it back with the payment. */
  readonly reference?: string;
  /** What shows it, for people: the rail's words, its code, no account number and no secret. */
  readonly evidence: string;
  /** What the rail exchanged for it, by its own quote. Absent: nothing, or it does not say. */
  readonly exchange?: RailExchange;
};

/** An exchange that a rail made, as it wrote it: never computed again. */
export type RailExchange = {
  readonly source: Money;
  readonly target: Money;
  /** Units of the target's currency for one of the source's, as a decimal. */
  readonly rate: string;
  /** The rail's id of its quote, where it has one. */
  readonly quoteId?: string;
};

/** What a rail can do, as data. */
export type RailLimits = {
  readonly rail: CalledRail;
  readonly maxPaymentsPerOrder: number;
  /** How long after the first call the same call may be made again and cannot pay twice. */
  readonly idempotencyMs: number;
  /** Decimals that the rail counts a currency with where they are not those of ISO 4217. */
  readonly decimals: Readonly<Record<string, number>>;
  /** Currencies of which only whole multiples of so many ISO minor units can be paid. */
  readonly multiples: Readonly<Record<string, bigint>>;
  /** The kinds of units that it hands out; then it moves no cash. Absent: cash only. */
  readonly inKind?: readonly NonCashKind[];
  /** The currencies that it pays in. Absent: all that it is not known to refuse. */
  readonly currencies?: readonly string[];
};

/** A rail that is called. */
export interface PayoutRail {
  readonly limits: RailLimits;
  /**
   * Hands an order over, or hands it over again: within `limits.idempotencyMs` of `submittedAt` the rail knows the same
   * call, and later it is only looked up. Says of every payment what became of it; what the rail or the network
   * does is a finding and never thrown.
   *
   * @throws RangeError if the order has more payments than `limits.maxPaymentsPerOrder`, or another rail's receivers.
   */
  submit(order: RailOrder): Promise<readonly RailReport[]>;
  /**
   * Looks every payment up by what only it can have; pays nothing. A rail that cannot be asked by an id of ours, and has not
   * told its own yet, says `unclear`: then the same call again, as long as it may be made, tells.
   */
  lookUp(order: RailOrder): Promise<readonly RailReport[]>;
}
