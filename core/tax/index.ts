export { explainWithholding } from './explain-withholding.ts';
export { withholdingRules } from './rules/index.ts';
export type { EarlierPayment, TaxPayment } from './tax-payment.ts';
export { taxYearOf } from './tax-year.ts';
export {
  type TaxHold,
  type TaxReporting,
  type Withholding,
  type WithholdingDecision,
  withholdTax,
} from './withhold-tax.ts';
export {
  type IncomeKind,
  incomeKinds,
  type PayeeKind,
  payeeKinds,
  type TaxEvidence,
  taxEvidences,
  type WithholdingRule,
} from './withholding-rule.ts';
