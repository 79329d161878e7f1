export type { AccountLine } from './account-line.ts';
export { type CutStatement, cutStatement, type UnitStatement } from './cut-statement.ts';
export {
  describeStatement,
  type OrderReference,
  type StatementReferences,
} from './describe-statement.ts';
export type { IssuedStatement, StatedLine, StatedRule, StatedUnit } from './issued-statement.ts';
export { listRules } from './list-rules.ts';
export { monthOfNumber, statementNumber } from './statement-number.ts';
export type {
  StatementRecord,
  StatementStore,
  StatementTextKey,
  StatementTexts,
} from './statement-store.ts';
