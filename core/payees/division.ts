import type { PayeeTerms } from './payee-assignment.ts';
import type { PayoutPart } from './payout-part.ts';

/** How what was payable in one currency of an account was divided when a part of it was reserved. */
export type Division = {
  /** Whose part was reserved; absent: the creator's own. */
  readonly payeeId?: string;
  readonly payableMinorUnits: bigint;
  /** What was payable beside it and not due yet: it is divided when it is. Absent: nothing. */
  readonly waitingMinorUnits?: bigint;
  /** Of it, what was divided now; the rest had been set aside before. Signed, as in `dividePayable`. */
  readonly dividedMinorUnits: bigint;
  /** On which terms; absent: all of it was the creator's. */
  readonly terms?: PayeeTerms;
  /** How much of it is indirect tax, which is the creator's own. Signed; absent: nothing. */
  readonly indirectTaxMinorUnits?: bigint;
  /** Everybody's part before this one was reserved; together they are what was payable. */
  readonly parts: readonly PayoutPart[];
};
