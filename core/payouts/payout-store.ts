import type { Merchant, PayoutMethod } from '../programs/program.ts';
import type { RewardValue } from '../tax/fair-value.ts';
import type { Instant } from '../time/instant.ts';
import type { duplicateAccount } from './duplicate-accounts.ts';
import type { Payout, PayoutState } from './payout.ts';
import type { PayoutConversion } from './payout-conversion.ts';
import type { RunApproval } from './run-approval.ts';

export type Rail = PayoutMethod['rail'];

/** What a batch's payouts are exchanged from, and by whose rates. */
export type BatchExchange = { readonly from: string; readonly source: string };

/** A file or call that carries several payouts of one rail and currency. */
export type PayoutBatch = {
  readonly merchantId: string;
  /** `<runId>-<rail>-<currency>-<number>`; of no cash with the kind of its unit. */
  readonly batchId: string;
  readonly runId: string;
  readonly rail: Rail;
  /** That moves. */
  readonly currency: string;
  /** Absent: its payouts are of that currency in the ledger, too. */
  readonly exchange?: BatchExchange;
  /** Who is paid directly. */
  readonly creatorIds: readonly string[];
  /** Parts of accounts that payees are paid. Absent: none. */
  readonly payeeParts?: readonly { readonly creatorId: string; readonly payeeId: string }[];
  readonly createdAt: Instant;
  /** What a second person has let go, of each receiver in the order of `listReceivers`; no more is paid. Absent: no bound. */
  readonly approvedMinorUnits?: readonly bigint[];
  /** Of each receiver in the same order: what became payable since then waits for a later run. Absent: nothing does. */
  readonly payableBefore?: readonly Instant[];
  /** The account that a bank file debits, as it was when the batch was made. */
  readonly debtor?: Merchant['debtor'];
  /** The account at a rail that is called, as it was when the batch was made: another account would not know its keys. */
  readonly connectionId?: string;
  /** Of no cash: what the merchant said that the unit is worth when the run was planned. Absent: nothing. */
  readonly rewardValue?: RewardValue;
  /** The same of a NACHA file. */
  readonly originator?: Merchant['originator'];
  /**
   * Set once, and from then on the authority on what is paid: the file holds exactly these payouts
   * and is a function of the batch and of them.
   */
  readonly released?: {
    readonly at: Instant;
    readonly file?: string;
    readonly payoutIds: readonly string[];
  };
};

/** Why an account, or one's part of it, is not in a run. */
export type PayoutSkip = {
  readonly creatorId: string;
  /** Whose part; absent: the creator's own, or the whole account. */
  readonly payeeId?: string;
  readonly currency: string;
  readonly minorUnits: bigint;
  readonly reason: /** No schedule of the creator's programs pays on the day, or it became payable after the cut-off. */
    | 'not-due'
    | 'below-minimum'
    | 'no-payout-method'
    /** What is no cash, and the creator has no way to get it. */
    | 'no-reward-method'
    /** The receiver's rail does not carry the currency, or the merchant has no account to pay from. */
    | 'rail-unavailable'
    /** The receiver's rail has said that it cannot pay the receiver yet, or any more. */
    | 'rail-account-incomplete'
    /** The receiver's account is of another currency, and no rate for it that is not too old is known. */
    | 'no-exchange-rate'
    | 'program-paused'
    | 'on-hold'
    | 'in-debt'
    /** The creator writes invoices, and this is covered by none yet. */
    | 'invoice-missing'
    /** An invoice says something else than its statement. */
    | 'invoice-different'
    /** A rule asks for something that the receiver has not put on file. */
    | 'tax-form-missing'
    /** No rule says for certain what is withheld. */
    | 'tax-on-hold'
    /** The account took another one's place a short time ago. */
    | 'cooling-off'
    /** Others are paid to the account, too, and the merchant wants to look at that first. */
    | 'duplicate-account';
  /** What clears it, where the reason alone does not say so. */
  readonly detail?: string;
  /** When the reason ends by itself; absent: somebody must do something. */
  readonly until?: Instant;
};

/** For which days of the merchant's calendar a run pays what is due, and when something is due next. */
export type RunSchedule = {
  /** `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Of any of the merchant's programs. */
  readonly nextDueAt: Instant;
};

export type PayoutRun = {
  readonly merchantId: string;
  /** `<YYYY-MM-DD>` of a scheduled run, or the caller's idempotency key. */
  readonly runId: string;
  readonly startedAt: Instant;
  readonly dryRun: boolean;
  readonly batches: readonly {
    readonly batchId: string;
    readonly rail: Rail;
    /** That moves. */
    readonly currency: string;
    /** Absent: it is that of the ledger, too. */
    readonly exchange?: BatchExchange;
    readonly accounts: number;
    /** The merchant's account at a rail that is called. */
    readonly connectionId?: string;
    readonly rewardValue?: RewardValue;
  }[];
  readonly planned: readonly {
    readonly creatorId: string;
    /** Who is paid for the creator; absent: the creator. */
    readonly payeeId?: string;
    readonly batchId: string;
    /** The ledger's. */
    readonly currency: string;
    readonly minorUnits: bigint;
    /** What would come of it by the rates of the plan; the reservation takes its own. Absent: it is not exchanged. */
    readonly conversion?: PayoutConversion;
    /** How much of it would be withheld on the day of the plan; absent: the merchant withholds nothing. */
    readonly withheldMinorUnits?: bigint;
    /** How much of it is VAT or GST on top of what was earned. Signed; absent: nothing. */
    readonly indirectTaxMinorUnits?: bigint;
    /** What somebody may want to look at before it is paid. Absent: nothing. */
    readonly signals?: readonly (typeof duplicateAccount)[];
    /** What became payable since then is not in it, and waits. Absent: everything is. */
    readonly payableBefore?: Instant;
  }[];
  readonly skipped: readonly PayoutSkip[];
  /** Who asked for it; absent: the schedule. */
  readonly author?: string;
  /** Absent: somebody asked for it, and it pays whatever is payable. */
  readonly schedule?: RunSchedule;
  /** Absent: it waits for nobody. */
  readonly approval?: RunApproval;
};

export interface PayoutStore {
  /** The first of two equal runs wins; the second reads what the first wrote. */
  addRun(run: PayoutRun): Promise<'added' | 'duplicate'>;
  findRun(merchantId: string, runId: string): Promise<PayoutRun | undefined>;
  /** Writes a run with the decision on it, if nobody has decided on it yet. */
  decideRun(run: PayoutRun): Promise<'written' | 'stale'>;
  addBatch(batch: PayoutBatch): Promise<'added' | 'duplicate'>;
  findBatch(merchantId: string, batchId: string): Promise<PayoutBatch | undefined>;
  findPayout(merchantId: string, payoutId: string): Promise<Payout | undefined>;
  /** A batch's payouts, by id. From an index followed by strong reads. */
  listPayoutsOfBatch(batch: PayoutBatch): Promise<Payout[]>;
  /** All payouts of a creator, by id; read strongly, so that a run sees what another has reserved. */
  listPayoutsOfCreator(merchantId: string, creatorId: string): Promise<Payout[]>;
  listBatches(merchantId: string): Promise<PayoutBatch[]>;
  /**
   * `intended -> submitted` as `submitPayout` makes it, in one transaction conditioned on the payout's state and on the
   * account's `reversalSequence`; `reversed` means a reversal came after the reservation.
   */
  submit(payout: Payout, at: Instant): Promise<'submitted' | 'stale' | 'reversed'>;
  /** Marks the batch released with its file and payouts, if it is not; of a rail that is called, and open with it. */
  release(batch: PayoutBatch): Promise<'released' | 'stale'>;
  /**
   * Writes a payout that moves no money, if it is still in the state and has the history that the new one was made from.
   */
  mark(next: Payout, expected: PayoutState): Promise<'written' | 'stale'>;
  /**
   * Batches of all merchants that are released to rails that are called, and in which something may still become of a payout.
   * From an index: only says where to look.
   */
  listOpenBatches(): Promise<{ readonly merchantId: string; readonly batchId: string }[]>;
  /**
   * Notes that an open batch is about to be handed to its rail; answers when that was noted last. Absent: never, so this is the
   * first call, whatever becomes of it.
   */
  noteCall(
    batch: Pick<PayoutBatch, 'merchantId' | 'batchId'>,
    at: Instant,
  ): Promise<Instant | undefined>;
  /** When an open batch was last handed to its rail, as far as `noteCall` knows. */
  lastCallOf(batch: Pick<PayoutBatch, 'merchantId' | 'batchId'>): Promise<Instant | undefined>;
  /** Nothing will become of the batch's payouts any more: it is open no longer. Can be repeated. */
  closeBatch(batch: Pick<PayoutBatch, 'merchantId' | 'batchId'>): Promise<void>;
}
