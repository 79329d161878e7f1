import { cameBack, type Payout } from '../../payouts/payout.ts';
import { taxYearOfPayout } from '../../tax/tax-year-of-payout.ts';
import {
  changeTaxYear,
  emptyTaxYear,
  type TaxYearKey,
  type TaxYearTotal,
} from '../../tax/tax-year-total.ts';
import type { LedgerExport } from '../ledger-export.ts';
import type { Violation } from './violation.ts';

/** One merchant's tax years: each is what the receiver's payouts of that year come to that did not come back. */
export function checkTaxYears(
  merchantId: string,
  { payouts, taxYears }: Pick<LedgerExport, 'payouts' | 'taxYears'>,
): Violation[] {
  if (taxYears === undefined) return [];
  const found = sumPayouts(payouts);
  const said = new Map(taxYears.map((total) => [nameOf(total), total]));
  return [...new Set([...found.keys(), ...said.keys()])].toSorted().flatMap((name): Violation[] => {
    const [stored, summed] = [show(said.get(name)), show(found.get(name))];
    if (stored === summed) return [];
    const detail = `The tax year says ${stored}, its payouts come to ${summed}.`;
    return [{ invariant: 'I9', where: `${merchantId}/tax/${name}`, detail }];
  });
}

function sumPayouts(payouts: readonly Payout[]): Map<string, TaxYearTotal> {
  const totals = new Map<string, TaxYearTotal>();
  for (const payout of payouts) {
    const counted = taxYearOfPayout(payout);
    if (counted === undefined || cameBack.includes(payout.state)) continue;
    const { key, part } = counted;
    const before = totals.get(nameOf(key)) ?? emptyTaxYear(key);
    totals.set(nameOf(key), changeTaxYear(before, part, 1n));
  }
  return totals;
}

const nameOf = ({ receiver: { kind, id }, taxYear, currency }: TaxYearKey): string =>
  `${kind}/${id}/${taxYear}/${currency}`;

function show(total: TaxYearTotal | undefined): string {
  const parts = total?.paid ?? [];
  return `[${parts
    .map((part) => `${part.withheldMinorUnits} of ${part.grossMinorUnits} as ${part.incomeKind}`)
    .join(', ')}]`;
}
