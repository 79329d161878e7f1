import type { Money } from '../money/money.ts';
import { evidenceAt } from './evidence-at.ts';
import { explainWithholding } from './explain-withholding.ts';
import type { MerchantTax } from './merchant-tax.ts';
import type { PayoutWithholding } from './payout-withholding.ts';
import { withholdingRules } from './rules/index.ts';
import type { TaxPayment } from './tax-payment.ts';
import type { TaxProfile } from './tax-profile.ts';
import { taxYearOf } from './tax-year.ts';
import type { TaxYearTotal } from './tax-year-total.ts';
import { type TaxHold, type WithholdingDecision, withholdTax } from './withhold-tax.ts';
import type { WithholdingRule } from './withholding-rule.ts';

/** Why nobody is paid for now, and what clears it. */
export type TaxHolding = {
  readonly reason: 'tax-form-missing' | 'tax-on-hold';
  readonly detail: string;
};

export type TaxVerdict =
  | { readonly kind: 'withhold'; readonly withholding: PayoutWithholding }
  | ({ readonly kind: 'hold' } & TaxHolding);

export type PaymentToJudge = {
  readonly payer: MerchantTax;
  /** Absent: the receiver has put nothing on file. */
  readonly profile: TaxProfile | undefined;
  readonly gross: Money;
  /** The day in the payer's zone. */
  readonly day: string;
  /** What the receiver was paid in the tax year of that day before. */
  readonly total: Pick<TaxYearTotal, 'paid'>;
};

/**
 * Judges what is withheld of a payment, or why it is not made: never is nothing withheld because nobody knows.
 *
 * @throws RangeError for a payment of nothing or less.
 */
export function judgeTax(
  { payer, profile, gross, day, total }: PaymentToJudge,
  rules: readonly WithholdingRule[] = withholdingRules,
): TaxVerdict {
  if (profile === undefined) {
    return {
      kind: 'hold',
      reason: 'tax-form-missing',
      detail: 'There is no tax profile on file: save one.',
    };
  }
  const { country, kind, servicesPerformedIn } = profile;
  const payment: TaxPayment = {
    payerCountry: payer.country,
    payee: { country, kind, evidence: evidenceAt(profile, day) },
    paidOn: day,
    gross,
    incomeKind: payer.incomeKind,
    ...(servicesPerformedIn === undefined ? {} : { performedIn: servicesPerformedIn }),
    // The total is of the same tax year, wherever in it its payments lay.
    earlier: total.paid.map((part) => ({ ...part, paidOn: day })),
  };
  return toVerdict(payment, withholdTax(payment, rules));
}

function toVerdict(payment: TaxPayment, decision: WithholdingDecision): TaxVerdict {
  if (decision.outcome === 'hold') return { kind: 'hold', ...describeHold(payment, decision) };
  const { withholding } = decision;
  return {
    kind: 'withhold',
    withholding: {
      day: payment.paidOn,
      taxYear: taxYearOf(payment.paidOn, payment.payerCountry),
      payerCountry: payment.payerCountry,
      incomeKind: payment.incomeKind,
      grossMinorUnits: payment.gross.minorUnits,
      withheldMinorUnits: withholding.withheldMinorUnits,
      ruleId: withholding.rule.ruleId,
      working: explainWithholding(payment, withholding),
    },
  };
}

function describeHold(
  payment: TaxPayment,
  { reason, withholding }: Extract<WithholdingDecision, { outcome: 'hold' }>,
): TaxHolding {
  if (reason.kind === 'missing') {
    return { reason: 'tax-form-missing', detail: describeMissing(reason.missing) };
  }
  const figures = withholding === undefined ? [] : explainWithholding(payment, withholding);
  return { reason: 'tax-on-hold', detail: [describeReason(payment, reason), ...figures].join(' ') };
}

function describeMissing(missing: Extract<TaxHold, { kind: 'missing' }>['missing']): string {
  const names = missing.map((each) =>
    each === 'performed-in' ? 'where the work is done (servicesPerformedIn)' : each,
  );
  return `The rule asks for what the tax profile does not show: ${names.join(', ')}.`;
}

function describeReason(
  { payerCountry, payee, incomeKind, gross }: TaxPayment,
  reason: Exclude<TaxHold, { kind: 'missing' }>,
): string {
  switch (reason.kind) {
    case 'none':
      return `No rule is known for a ${incomeKind} that ${payerCountry} pays to ${payee.country}: pay it by hand once it is clear what to withhold.`;
    case 'ambiguous':
      return `Several rules apply: ${reason.ruleIds.join(', ')}.`;
    case 'other-currency':
      return `The rule ${reason.rule.ruleId} counts in ${reason.rule.currency}, and this is ${gross.currency}.`;
    case 'uncertain':
      return `The rule ${reason.rule.ruleId} is not verified: somebody has to look at ${reason.rule.source}.`;
  }
}
