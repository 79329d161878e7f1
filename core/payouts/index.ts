export { isIban } from './is-iban.ts';
export { type AccountVerdict, judgeAccount } from './judge-account.ts';
export type { Payout, PayoutState } from './payout.ts';
export {
  type PayoutFile,
  type PayoutFiles,
  payoutFileKey,
  type WritePayoutFile,
} from './payout-files.ts';
export { choosePayoutMinimum } from './payout-minimum.ts';
export type { PayoutBatch, PayoutRun, PayoutSkip, PayoutStore, Rail } from './payout-store.ts';
export {
  batchesOf,
  judgeCurrency,
  maxAccountsPerBatch,
  type PayableAccount,
  type PayoutPlan,
  planPayouts,
} from './plan-payouts.ts';
export { submitPayout } from './submit-payout.ts';
