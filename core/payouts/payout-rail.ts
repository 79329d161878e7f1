import type { Money } from '../money/money.ts';
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
  | { readonly rail: 'wise'; readonly recipientId: string };

/** One payment of a submitted payout. Amounts are in ISO 4217 minor units; a rail converts to its own. */
export type RailPayment = {
  readonly payoutId: string;
  readonly currency: string;
  readonly minorUnits: bigint;
  readonly receiver: RailReceiver;
  /** What the receiver reads beside the amount. */
  readonly note: string;
  /** The rail's id of it, if an earlier report gave one: some rails can only be asked by theirs. */
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
    /** It was refused or has failed, and the money is, or is again, the merchant's. */
    | 'failed'
    /** It was paid, or waited for its receiver, and has come back. */
    | 'returned'
    /** The rail has certainly never taken it: only a look-up that sees all of the rail's payments may say so. */
    | 'never-seen'
    /** It was paid more than once, or to another amount or receiver: a person must look. */
    | 'contradicted'
    /** No answer, or none that says what happened. */
    | 'unclear';
  /** The rail's own id of the payment, where it has one. */
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
   * Looks every payment up by what only it can have. It pays nothing that `submit` was not asked to pay: a rail that cannot
   * be asked by our own id (PayPal, until a report has given its `reference`) is asked by the same call again, within
   * `limits.idempotencyMs`, and so a call that never arrived is made good. Look up only what is still to be paid, and always
   * the whole order: the same call has the same payments.
   */
  lookUp(order: RailOrder): Promise<readonly RailReport[]>;
}
