/** A promise of the ledger that a store does not keep, where, and in which way. */
export type Violation = {
  /**
   * - `I1`: debits equal credits, per entry and over the whole ledger.
   * - `I2`: the shares of an assessment sum to its commission, the parts of a payout to what was payable.
   * - `I5`: a payout's state and its entries tell the same story, each move once.
   * - `I6`: no balance is negative, nothing is paid that was not payable.
   * - `I8`: a creator is never owed and owing in one currency.
   * - `I9`: journals have no gap and no changed entry; balances equal the fold of the entries.
   * - `I11`: what is posted equals what is owed; every leg is settled once, at its frozen amount.
   * - `I14`: nothing crosses a merchant or a creator.
   * - `I16`: currencies never mix; a rate is frozen once and never another one.
   */
  readonly invariant: 'I1' | 'I2' | 'I5' | 'I6' | 'I8' | 'I9' | 'I11' | 'I14' | 'I16';
  /** Such as `acme/creator/mia#4`: merchant, journal, and entry. */
  readonly where: string;
  readonly detail: string;
};
