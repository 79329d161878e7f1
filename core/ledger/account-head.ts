import type { PayoutPart } from '../payees/payout-part.ts';
import type { IndirectTaxBalance } from './indirect-tax-balance.ts';

/** Natural balances of one unit: what a creator would read, all zero or positive. */
export type UnitBalances = {
  readonly payable: bigint;
  readonly held: bigint;
  readonly inPayout: bigint;
  /** Confirmed payments in all, less what came back. */
  readonly paid: bigint;
  readonly taxWithheld: bigint;
  readonly debt: bigint;
};

/**
 * The head of a creator's account: the last entry's place and hash, and the balances after it.
 * Every write to the account is conditioned on `sequence`. An account without entries has
 * sequence 0, the empty hash and no units.
 */
export type AccountHead = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly sequence: number;
  readonly lastHash: string;
  /** Grows with every reversal of cash; a payout reserved before one must not be submitted after it. */
  readonly reversalSequence: number;
  readonly balances: Readonly<Record<string, UnitBalances>>;
  /**
   * Whose parts of a currency are waiting, of what was divided already: set aside when another's part was
   * reserved, or come back. Absent: nothing of it was.
   */
  readonly setAside?: Readonly<Record<string, readonly PayoutPart[]>>;
  /** How much of each currency is VAT or GST on top of what was earned. Absent: there never was any. */
  readonly indirectTax?: Readonly<Record<string, IndirectTaxBalance>>;
};
