import type { Money } from '../money/money.ts';
import type { Instant } from '../time/instant.ts';
import type { RailReport } from './payout-rail.ts';

/** What a rail tells by itself, in a callback, verified before it is read. It may come late, twice, or in any order. */
export type RailNews =
  /** What became of one payment. */
  | {
      readonly kind: 'report';
      readonly at: Instant;
      /** Whose payout it is; absent: the rail does not say, it is the connection's merchant's. */
      readonly merchantId?: string;
      readonly report: RailReport;
      /** What the rail says was paid, and to whom: of another amount or receiver than the payout's it is contradicted. */
      readonly claim: { readonly amount: Money; readonly receiver: string };
    }
  /** Something happened that says nothing of a payment itself: look the batch, or the payment with this reference, up. */
  | {
      readonly kind: 'look-up';
      readonly at: Instant;
      readonly merchantId?: string;
      readonly batchId?: string;
      readonly reference?: string;
      readonly evidence: string;
    }
  | {
      readonly kind: 'account';
      readonly at: Instant;
      /** For whom it was opened; absent: the rail does not say. */
      readonly merchantId?: string;
      readonly standing: RailAccountStanding;
    }
  /** A receiver's own rail account paid out to the receiver's bank: no longer the merchant's money. */
  | {
      readonly kind: 'bank-payout';
      readonly at: Instant;
      readonly accountId: string;
      readonly reference: string;
      /** A bank may send back days later what was `paid`. */
      readonly state: 'paid' | 'failed' | 'canceled';
      readonly amount: Money;
      readonly reason?: string;
    }
  /** Nothing that payouts ask for. */
  | { readonly kind: 'other'; readonly topic: string }
  /** About payouts, and not as the rail's protocol has it: people look into it. */
  | { readonly kind: 'unusable'; readonly topic: string; readonly reason: string };

/** How far a receiver's account at a rail is set up. */
export type RailAccountStanding = {
  readonly accountId: string;
  /** Whether it can be paid. */
  readonly canReceive: boolean;
  /** Whether what it has received goes on to a bank. */
  readonly canPayOut: boolean;
  /** What the rail still asks the receiver for, by its own names. */
  readonly missing: readonly string[];
  /** Why the rail has disabled it. Absent: it has not. */
  readonly disabledReason?: string;
};
