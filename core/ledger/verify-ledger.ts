import type { Sha256 } from '../encoding/hashing.ts';
import { checkAccount } from './checks/check-account.ts';
import { checkAnchoredDays } from './checks/check-anchored-days.ts';
import { checkConversion } from './checks/check-conversion.ts';
import { checkLegs } from './checks/check-legs.ts';
import { checkPayouts } from './checks/check-payouts.ts';
import { checkRemittances } from './checks/check-remittances.ts';
import { checkTaxYears } from './checks/check-tax-years.ts';
import { checkTotals } from './checks/check-totals.ts';
import type { Violation } from './checks/violation.ts';
import type { LedgerExport } from './ledger-export.ts';

export type { Violation };

/**
 * Every promise of the ledger that can be checked on what is stored, over a whole store; no answer
 * is a good answer. Merchants are checked apart, so that nothing of one can make up for another.
 *
 * What it cannot see: an estimate and its exact opposite cut off the end of an order's journal,
 * which changes nobody's money; and a store rewritten with all its hashes, as far as no head was kept apart.
 *
 * @param onChecked is called after each order and account, for long work that somebody watches.
 */
export function verifyLedger(
  store: LedgerExport,
  sha256: Sha256,
  onChecked: () => void = () => {},
): Violation[] {
  const merchantIds = [
    ...new Set([
      ...store.conversions.map(({ state }) => state.merchantId),
      ...store.accounts.map(({ head }) => head.merchantId),
      ...store.waitingLegs.map((leg) => leg.merchantId),
      ...store.payouts.map((payout) => payout.merchantId),
      ...(store.authorities ?? []).map(({ head }) => head.merchantId),
      ...(store.taxYears ?? []).map((total) => total.merchantId),
      ...(store.anchors ?? []).flatMap(({ heads }) => heads.map((head) => head.merchantId)),
    ]),
  ].toSorted();
  return merchantIds.flatMap((merchantId) =>
    verifyMerchant(merchantId, partOf(store, merchantId), sha256, onChecked),
  );
}

function partOf(store: LedgerExport, merchantId: string): LedgerExport {
  return {
    conversions: store.conversions.filter(({ state }) => state.merchantId === merchantId),
    accounts: store.accounts.filter(({ head }) => head.merchantId === merchantId),
    waitingLegs: store.waitingLegs.filter((leg) => leg.merchantId === merchantId),
    payouts: store.payouts.filter((payout) => payout.merchantId === merchantId),
    ...(store.taxYears === undefined
      ? {}
      : { taxYears: store.taxYears.filter((total) => total.merchantId === merchantId) }),
    authorities: (store.authorities ?? []).filter(({ head }) => head.merchantId === merchantId),
    anchors: (store.anchors ?? []).map(({ day, heads }) => ({
      day,
      heads: heads.filter((head) => head.merchantId === merchantId),
    })),
  };
}

function verifyMerchant(
  merchantId: string,
  store: LedgerExport,
  sha256: Sha256,
  onChecked: () => void,
): Violation[] {
  const counted = <Checked>(violations: Checked): Checked => {
    onChecked();
    return violations;
  };
  const entries = [
    ...store.conversions.flatMap(({ state }) => state.journal),
    ...store.accounts.flatMap((account) => account.entries),
    ...(store.authorities ?? []).flatMap((authority) => authority.entries),
  ];
  return [
    ...checkTotals(merchantId, entries),
    ...store.conversions.flatMap((conversion) => counted(checkConversion(conversion, sha256))),
    ...store.accounts.flatMap((account) => counted(checkAccount(account, sha256))),
    ...checkAnchoredDays(store),
    ...checkLegs(merchantId, store),
    ...checkPayouts(merchantId, store),
    ...checkTaxYears(merchantId, store),
    ...checkRemittances(merchantId, store, sha256),
  ];
}
