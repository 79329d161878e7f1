export { calledRails, cashRails, isCalledRail, rewardRails } from './called-rails.ts';
export { compareClaim } from './compare-claim.ts';
export { maxAccountsPerBatch } from './divide-into-batches.ts';
export { isIban } from './is-iban.ts';
export { type AccountVerdict, judgeAccount } from './judge-account.ts';
export { type CurrencyToJudge, judgeParts, type PartVerdict } from './judge-parts.ts';
export { listReceivers, type Receiver } from './list-receivers.ts';
export type { PayableAccount } from './payable-account.ts';
export type { Payout, PayoutState } from './payout.ts';
export {
  type PayoutFile,
  type PayoutFiles,
  payoutFileKey,
  type WritePayoutFile,
} from './payout-files.ts';
export { choosePayoutMinimum } from './payout-minimum.ts';
export type {
  CalledRail,
  PayoutRail,
  RailExchange,
  RailLimits,
  RailOrder,
  RailPayment,
  RailReceiver,
  RailReport,
  RewardRail,
  RewardReceiver,
} from './payout-rail.ts';
export type { PayoutBatch, PayoutRun, PayoutSkip, PayoutStore, Rail } from './payout-store.ts';
export {
  batchesOf,
  type PayoutPlan,
  planPayouts,
} from './plan-payouts.ts';
export type { RailAccountStanding, RailNews } from './rail-news.ts';
export { limitsOfRail } from './rails/limits-of-rail.ts';
export {
  type RailAmount,
  toRailAmount,
  type UnpayableAmount,
} from './rails/to-rail-amount.ts';
export { submitPayout } from './submit-payout.ts';
