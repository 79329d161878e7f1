export { averageMoney } from './average-money.ts';
export { type AccountBalances, describeBalances } from './describe-balances.ts';
export { formatRatio } from './format-ratio.ts';
export { listDays } from './list-days.ts';
export { creatorsOf, owedTo } from './own-part.ts';
export { type AccountCurrency, reportAccount } from './report-account.ts';
export { type CodeReport, reportCodes } from './report-codes.ts';
export {
  type CreatorReport,
  listReportedCreators,
  type ReportedCreator,
  reportCreators,
} from './report-creators.ts';
export { type FinanceCurrency, type ReportedAccount, reportFinance } from './report-finance.ts';
export { type ProgramCurrency, type ProgramReport, reportProgram } from './report-program.ts';
export { type ClickCounts, sumClicks } from './sum-clicks.ts';
export {
  type CreatorOrders,
  type HeldOrder,
  summarizeCreatorOrders,
} from './summarize-creator-orders.ts';
