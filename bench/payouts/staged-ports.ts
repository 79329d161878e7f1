import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { PayoutStore } from '../../core/payouts/payout-store.ts';
import type { StageMeter } from './stage-meter.ts';

/**
 * The stores of a batch's worker, that tell the meter which stage a call belongs to. A batch is one walk: each receiver is
 * looked up and reserved, then submitted; all are released, read for the file, and looked at once more for what was left out.
 */
export function stagedPorts(
  { ledger, payouts }: { readonly ledger: LedgerStore; readonly payouts: PayoutStore },
  meter: StageMeter,
) {
  let isReleased = false;
  return {
    ledger: {
      ...ledger,
      readHead: (...account: Parameters<LedgerStore['readHead']>) => {
        meter.enter('reserve');
        return ledger.readHead(...account);
      },
    },
    payouts: {
      ...payouts,
      findBatch: (...batch: Parameters<PayoutStore['findBatch']>) => {
        meter.enter('batch');
        isReleased = false;
        return payouts.findBatch(...batch);
      },
      listPayoutsOfCreator: (...creator: Parameters<PayoutStore['listPayoutsOfCreator']>) => {
        meter.enter(isReleased ? 'look after' : 'reserve');
        return payouts.listPayoutsOfCreator(...creator);
      },
      submit: (...payout: Parameters<PayoutStore['submit']>) => {
        meter.enter('submit');
        return payouts.submit(...payout);
      },
      release: (...batch: Parameters<PayoutStore['release']>) => {
        meter.enter('release');
        isReleased = true;
        return payouts.release(...batch);
      },
      findPayout: (...payout: Parameters<PayoutStore['findPayout']>) => {
        meter.enter('file');
        return payouts.findPayout(...payout);
      },
    },
  };
}
