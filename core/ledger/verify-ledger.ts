import type { Sha256 } from '../encoding/hashing.ts';
import { checkAccount } from './checks/check-account.ts';
import { checkConversion } from './checks/check-conversion.ts';
import { checkLegs } from './checks/check-legs.ts';
import { checkPayouts } from './checks/check-payouts.ts';
import { checkTotals } from './checks/check-totals.ts';
import type { Violation } from './checks/violation.ts';
import type { LedgerExport } from './ledger-export.ts';

export type { Violation };

/**
 * Every promise of the ledger that can be checked on what is stored, over a whole store; no answer
 * is a good answer. Merchants are checked apart, so that nothing of one can make up for another.
 *
 * What it cannot see: an estimate and its exact opposite cut off the end of an order's journal,
 * which changes nobody's money; and a store rewritten with all its hashes.
 */
export function verifyLedger(store: LedgerExport, sha256: Sha256): Violation[] {
  const merchantIds = [
    ...new Set([
      ...store.conversions.map(({ state }) => state.merchantId),
      ...store.accounts.map(({ head }) => head.merchantId),
      ...store.waitingLegs.map((leg) => leg.merchantId),
      ...store.payouts.map((payout) => payout.merchantId),
    ]),
  ].toSorted();
  return merchantIds.flatMap((merchantId) =>
    verifyMerchant(merchantId, partOf(store, merchantId), sha256),
  );
}

function partOf(store: LedgerExport, merchantId: string): LedgerExport {
  return {
    conversions: store.conversions.filter(({ state }) => state.merchantId === merchantId),
    accounts: store.accounts.filter(({ head }) => head.merchantId === merchantId),
    waitingLegs: store.waitingLegs.filter((leg) => leg.merchantId === merchantId),
    payouts: store.payouts.filter((payout) => payout.merchantId === merchantId),
  };
}

function verifyMerchant(merchantId: string, store: LedgerExport, sha256: Sha256): Violation[] {
  const entries = [
    ...store.conversions.flatMap(({ state }) => state.journal),
    ...store.accounts.flatMap((account) => account.entries),
  ];
  return [
    ...checkTotals(merchantId, entries),
    ...store.conversions.flatMap((conversion) => checkConversion(conversion, sha256)),
    ...store.accounts.flatMap((account) => checkAccount(account, sha256)),
    ...checkLegs(merchantId, store),
    ...checkPayouts(merchantId, store),
  ];
}
