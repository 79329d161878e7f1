import type { TaxPayment } from './tax-payment.ts';
import type { TaxEvidence, WithholdingRule } from './withholding-rule.ts';

export type ChosenRule =
  | { readonly kind: 'found'; readonly rule: WithholdingRule }
  | { readonly kind: 'none' }
  /** There would be one if the payee had put something on file, or somebody said where the work was done. */
  | { readonly kind: 'missing'; readonly missing: readonly (TaxEvidence | 'performed-in')[] }
  /** Several, none of which goes before the others: the table is wrong. */
  | { readonly kind: 'ambiguous'; readonly ruleIds: readonly string[] };

/** The rule of a payment, by its day and by what is on file on that day. */
export function chooseRule(payment: TaxPayment, rules: readonly WithholdingRule[]): ChosenRule {
  const possible = rules.filter((rule) => isAbout(rule, payment));
  const applying = possible.filter((rule) => listMissing(rule, payment).length === 0);
  const best = Math.max(...applying.map(({ priority = 0 }) => priority));
  const [rule, ...others] = applying.filter(({ priority = 0 }) => priority === best);
  if (rule !== undefined && others.length > 0) {
    return { kind: 'ambiguous', ruleIds: [rule, ...others].map(({ ruleId }) => ruleId) };
  }
  if (rule !== undefined) return { kind: 'found', rule };
  const [missing] = possible
    .map((each) => listMissing(each, payment))
    .toSorted((a, b) => a.length - b.length);
  return missing === undefined ? { kind: 'none' } : { kind: 'missing', missing };
}

/** Whether a rule is about a payment, apart from what would have to be known besides. */
function isAbout(rule: WithholdingRule, payment: TaxPayment): boolean {
  const { payerCountry, payee, paidOn, incomeKind } = payment;
  const isAbroad = payee.country !== payerCountry;
  return (
    rule.payerCountry === payerCountry &&
    (rule.payeeCountry === 'abroad' ? isAbroad : rule.payeeCountry === payee.country) &&
    (rule.payeeKinds?.includes(payee.kind) ?? true) &&
    rule.incomeKinds.includes(incomeKind) &&
    rule.validFrom <= paidOn &&
    (rule.validTo === undefined || paidOn <= rule.validTo) &&
    !(rule.excludes ?? []).some((evidence) => payee.evidence.includes(evidence)) &&
    isPerformedSo(rule, payment)
  );
}

function isPerformedSo(
  { performed }: WithholdingRule,
  { performedIn, payerCountry }: TaxPayment,
): boolean {
  if (performed === undefined || performedIn === undefined) return true;
  return (performed === 'here') === (performedIn === payerCountry);
}

function listMissing(
  { requires = [], performed }: WithholdingRule,
  { payee, performedIn }: TaxPayment,
): (TaxEvidence | 'performed-in')[] {
  const isUnknown = performed !== undefined && performedIn === undefined;
  return [
    ...requires.filter((evidence) => !payee.evidence.includes(evidence)),
    ...(isUnknown ? (['performed-in'] as const) : []),
  ];
}
