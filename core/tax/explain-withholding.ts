import { formatMoneyWithCurrency } from '../money/format-money-with-currency.ts';
import type { Fraction } from '../money/fraction.ts';
import { roundFraction } from '../money/round-fraction.ts';
import type { TaxStep } from './compute-tax.ts';
import type { TaxPayment } from './tax-payment.ts';
import type { Withholding } from './withhold-tax.ts';

/** How an amount was withheld, line by line, as a payee or an auditor can follow it. */
export function explainWithholding(payment: TaxPayment, withholding: Withholding): string[] {
  const { rule, computed, withheldMinorUnits, netMinorUnits } = withholding;
  const { currency } = payment.gross;
  const write = (minorUnits: bigint) => formatMoneyWithCurrency({ minorUnits, currency });
  const writePart = (part: Fraction) =>
    write(roundFraction(part.numerator, part.denominator, rule.rounding ?? 'half-up'));
  return [
    `${rule.ruleId}: ${rule.authority}.`,
    ...explainThreshold(withholding, write),
    ...explainBase(payment, withholding, writePart),
    ...computed.steps.map((step) => explainStep(step, writePart)),
    `Withheld of ${write(payment.gross.minorUnits)}: ${write(withheldMinorUnits)}; paid out: ${write(netMinorUnits)}.`,
    ...explainReporting(withholding, write),
  ];
}

type Write = (minorUnits: bigint) => string;
type WritePart = (part: Fraction) => string;

function explainThreshold(
  { rule, countedMinorUnits = 0n, taxedMinorUnits }: Withholding,
  write: Write,
) {
  const { threshold } = rule;
  if (threshold === undefined) return [];
  const what = threshold.counts === 'year' ? 'The tax year comes to' : 'The payment is';
  const limit = `${threshold.reached === 'at' ? 'from' : 'over'} ${write(threshold.minorUnits)}`;
  const effect = taxedMinorUnits === 0n ? 'nothing is taxed yet' : 'all of it is taxed';
  return [`${what} ${write(countedMinorUnits)}, and the rule counts ${limit}: ${effect}.`];
}

function explainBase(
  { socialSecurityMinorUnits = 0n }: TaxPayment,
  { rule, base }: Withholding,
  writePart: WritePart,
): string[] {
  if (rule.method.kind === 'table' && socialSecurityMinorUnits > 0n) {
    return [`Less social security, the base is ${writePart(base)}.`];
  }
  if (rule.base === undefined) return [];
  return [`${writeRate(rule.base)} of it is the base: ${writePart(base)}.`];
}

function explainStep(step: TaxStep, writePart: WritePart): string {
  if (step.kind === 'less') return `Less ${writePart(step.tax)}, as the table has it.`;
  if (step.kind === 'relief') return `Less a relief of ${writePart(step.tax)}.`;
  return `${writeRate(step.rate)} of ${writePart(step.of)}: ${writePart(step.tax)}.`;
}

function explainReporting({ reporting }: Withholding, write: Write): string[] {
  if (reporting === undefined) return [];
  const { form, taxYear, totalMinorUnits, isReportable } = reporting;
  const verb = isReportable ? 'is' : 'is not yet';
  return [`${write(totalMinorUnits)} in ${taxYear}: it ${verb} to be reported on ${form}.`];
}

/** `27.5 %`: rates have at most three places behind the point. */
function writeRate({ numerator, denominator }: Fraction): string {
  const thousandths = (numerator * 100_000n) / denominator;
  const rest = String(thousandths % 1_000n)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${thousandths / 1_000n}${rest === '' ? '' : `.${rest}`} %`;
}
