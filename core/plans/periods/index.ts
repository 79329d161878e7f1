export { chooseCountedTerms } from './choose-counted-terms.ts';
export { choosePeriodTerms, type PeriodSpan } from './choose-period-terms.ts';
export { describeAdjustment } from './describe-adjustment.ts';
export { foldDay } from './fold-day.ts';
export { foldPeriod } from './fold-period.ts';
export { groupByDay } from './group-by-day.ts';
export { groupTerms, type StatedUnit, type TermGroup } from './group-terms.ts';
export type { PeriodAdjustment } from './period-adjustment.ts';
export type { PeriodCell, TermSums } from './period-cell.ts';
export type { PeriodConversion, PeriodDay } from './period-conversion.ts';
export type { PeriodFold, PeriodReached, ReachedTier } from './period-fold.ts';
export type { PeriodStatement } from './period-statement.ts';
export { refoldFrom } from './refold-from.ts';
export {
  type AssistCapTerm,
  currencyOfTerm,
  listSettledTerms,
  type SettledTerm,
} from './settled-term.ts';
export { sortTerms } from './sort-terms.ts';
export { statePeriod } from './state-period.ts';
