import type { Fraction } from '../money/fraction.ts';
import { roundFraction } from '../money/round-fraction.ts';
import { type ChosenRule, chooseRule } from './choose-rule.ts';
import { type ComputedTax, computeTax } from './compute-tax.ts';
import type { TaxPayment } from './tax-payment.ts';
import { taxYearOf } from './tax-year.ts';
import type { WithholdingRule } from './withholding-rule.ts';

/** Whether a return names the payee for the tax year of a payment. */
export type TaxReporting = {
  readonly form: string;
  readonly taxYear: number;
  /** All that was paid in the year, this payment included. */
  readonly totalMinorUnits: bigint;
  readonly isReportable: boolean;
};

/** What a rule comes to. All amounts are in the payment's currency. */
export type Withholding = {
  readonly rule: WithholdingRule;
  /** What is taxed now; nothing below a threshold. */
  readonly taxedMinorUnits: bigint;
  readonly base: Fraction;
  readonly computed: ComputedTax;
  readonly withheldMinorUnits: bigint;
  readonly netMinorUnits: bigint;
  readonly reporting?: TaxReporting;
  /** What the threshold counts, where there is one. */
  readonly countedMinorUnits?: bigint;
};

/** Why nobody is paid before somebody has looked: never is a tax taken to be nothing because nobody knows. */
export type TaxHold =
  | Exclude<ChosenRule, { kind: 'found' }>
  | { readonly kind: 'other-currency'; readonly rule: WithholdingRule }
  | { readonly kind: 'uncertain'; readonly rule: WithholdingRule };

export type WithholdingDecision =
  | { readonly outcome: 'withhold'; readonly withholding: Withholding }
  | {
      readonly outcome: 'hold';
      readonly reason: TaxHold;
      /** What an uncertain rule would come to. */
      readonly withholding?: Withholding;
    };

/**
 * Decides what is withheld of a payment, by the rules that were in force on its day.
 *
 * A threshold of the year that is passed takes in what was paid before in the year, less what was withheld of it; never is
 * more withheld than is paid.
 *
 * @throws RangeError for a payment of nothing or less.
 */
export function withholdTax(
  payment: TaxPayment,
  rules: readonly WithholdingRule[],
): WithholdingDecision {
  if (payment.gross.minorUnits <= 0n) throw new RangeError('A payment is more than nothing.');
  const chosen = chooseRule(payment, rules);
  if (chosen.kind !== 'found') return { outcome: 'hold', reason: chosen };
  const { rule } = chosen;
  if (rule.currency !== payment.gross.currency) {
    return { outcome: 'hold', reason: { kind: 'other-currency', rule } };
  }
  const withholding = apply(rule, payment);
  if (rule.certainty === 'certain') return { outcome: 'withhold', withholding };
  return { outcome: 'hold', reason: { kind: 'uncertain', rule }, withholding };
}

function apply(rule: WithholdingRule, payment: TaxPayment): Withholding {
  const gross = payment.gross.minorUnits;
  const year = sumYear(rule, payment);
  const isYearly = rule.threshold?.counts === 'year';
  const counted = isYearly ? year.grossMinorUnits + gross : gross;
  const taxed = isReached(rule, counted) ? counted : 0n;
  const base = toBase(rule, taxed, payment);
  const computed = computeTax(rule.method, base, gross);
  const due = roundFraction(
    computed.tax.numerator,
    computed.tax.denominator,
    rule.rounding ?? 'half-up',
  );
  const open = isYearly ? due - year.withheldMinorUnits : due;
  const withheld = clamp(open, gross);
  const reporting = describeReporting(rule, payment, year.grossMinorUnits + gross);
  return {
    ...{ rule, base, computed, taxedMinorUnits: taxed },
    ...{ withheldMinorUnits: withheld, netMinorUnits: gross - withheld },
    ...(rule.threshold === undefined ? {} : { countedMinorUnits: counted }),
    ...(reporting === undefined ? {} : { reporting }),
  };
}

function isReached({ threshold }: WithholdingRule, counted: bigint): boolean {
  if (threshold === undefined) return true;
  const { minorUnits, reached } = threshold;
  return reached === 'at' ? counted >= minorUnits : counted > minorUnits;
}

function toBase(
  { base = { numerator: 1n, denominator: 1n }, method }: WithholdingRule,
  taxed: bigint,
  { socialSecurityMinorUnits = 0n }: TaxPayment,
): Fraction {
  const lowered = method.kind === 'table' ? taxed - socialSecurityMinorUnits : taxed;
  const positive = lowered < 0n ? 0n : lowered;
  return { numerator: positive * base.numerator, denominator: base.denominator };
}

/** A threshold counts what is paid for the same, so a fee does not bring a commission closer to its own. */
function sumYear({ incomeKinds }: WithholdingRule, { earlier, paidOn, payerCountry }: TaxPayment) {
  const year = taxYearOf(paidOn, payerCountry);
  const ofYear = earlier.filter(
    (each) =>
      taxYearOf(each.paidOn, payerCountry) === year && incomeKinds.includes(each.incomeKind),
  );
  const sum = (pick: (each: (typeof ofYear)[number]) => bigint) =>
    ofYear.reduce((total, each) => total + pick(each), 0n);
  return {
    grossMinorUnits: sum(({ grossMinorUnits }) => grossMinorUnits),
    withheldMinorUnits: sum(({ withheldMinorUnits }) => withheldMinorUnits),
  };
}

function describeReporting(
  { report }: WithholdingRule,
  { paidOn, payerCountry }: TaxPayment,
  totalMinorUnits: bigint,
): TaxReporting | undefined {
  if (report === undefined) return undefined;
  return {
    form: report.form,
    taxYear: taxYearOf(paidOn, payerCountry),
    totalMinorUnits,
    isReportable: totalMinorUnits >= report.fromMinorUnits,
  };
}

function clamp(due: bigint, most: bigint): bigint {
  if (due < 0n) return 0n;
  return due > most ? most : due;
}
