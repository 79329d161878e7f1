import type { TaxVerdict } from './judge-tax.ts';

/**
 * The verdict on a payment of which indirect tax that was credited is kept: what is withheld can be more than is left of it. It
 * waits then for what is earned later.
 *
 * @param paidMinorUnits what is paid before anything is withheld.
 */
export function holdBeyond(verdict: TaxVerdict, paidMinorUnits: bigint): TaxVerdict {
  if (verdict.kind === 'hold' || verdict.withholding.withheldMinorUnits <= paidMinorUnits) {
    return verdict;
  }
  return {
    kind: 'hold',
    reason: 'tax-on-hold',
    detail:
      'Indirect tax of credit notes leaves less than would be withheld: it is paid with what is earned later.',
  };
}
