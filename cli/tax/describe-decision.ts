import { formatMoney } from '../../core/money/format-money.ts';
import {
  explainWithholding,
  type TaxHold,
  type TaxPayment,
  type Withholding,
  type WithholdingDecision,
} from '../../core/tax/index.ts';

/** A decision as JSON: the amounts, the rule that says so, and the working. */
export function describeDecision(payment: TaxPayment, decision: WithholdingDecision) {
  const { withholding } = decision;
  const figures = withholding === undefined ? {} : describeWithholding(payment, withholding);
  if (decision.outcome === 'withhold') return { outcome: 'withhold' as const, ...figures };
  return {
    outcome: 'hold' as const,
    reason: decision.reason.kind,
    detail: explainHold(decision.reason),
    ...figures,
  };
}

function describeWithholding(payment: TaxPayment, withholding: Withholding) {
  const { currency } = payment.gross;
  const { rule, reporting } = withholding;
  const write = (minorUnits: bigint) => formatMoney({ minorUnits, currency });
  return {
    ruleId: rule.ruleId,
    gross: write(payment.gross.minorUnits),
    withheld: write(withholding.withheldMinorUnits),
    net: write(withholding.netMinorUnits),
    currency,
    ...(reporting === undefined
      ? {}
      : {
          reporting: {
            form: reporting.form,
            taxYear: reporting.taxYear,
            total: write(reporting.totalMinorUnits),
            reportable: reporting.isReportable,
          },
        }),
    working: explainWithholding(payment, withholding),
    rule: {
      authority: rule.authority,
      source: rule.source,
      validFrom: rule.validFrom,
      ...(rule.validTo === undefined ? {} : { validTo: rule.validTo }),
      reviewedOn: rule.reviewedOn,
      certainty: rule.certainty,
      ...(rule.note === undefined ? {} : { note: rule.note }),
    },
  };
}

function explainHold(reason: TaxHold): string {
  switch (reason.kind) {
    case 'none':
      return 'No rule is known for such a payment. That nothing is withheld would be a guess: have somebody who knows the law decide.';
    case 'missing':
      return `It cannot be decided without ${reason.missing.join(' and ')}.`;
    case 'ambiguous':
      return `The rules ${reason.ruleIds.join(' and ')} both apply.`;
    case 'other-currency':
      return `The rule ${reason.rule.ruleId} is in ${reason.rule.currency}: exchange the payment at the rate that the law names.`;
    case 'uncertain':
      return `The rule ${reason.rule.ruleId} is not verified. The figures are what it would come to.`;
  }
}
