import { checkAccounts } from './check-accounts.ts';
import { checkAnchors } from './check-anchors.ts';
import { checkConversions } from './check-conversions.ts';
import type { VerifyLedgerPorts } from './ports.ts';
import type { Verification } from './verification.ts';

export type VerifyLedger = (start: Verification) => Promise<void>;

const phases = {
  conversions: checkConversions,
  accounts: checkAccounts,
  anchors: checkAnchors,
} as const;

/**
 * Checks every promise of the ledger over the whole store, beside everybody's work and in bounded
 * memory: each order, each account with its payouts, that orders and accounts agree on every leg, and
 * that every head which was kept on an earlier day still stands in its journal. Keeps today's heads.
 *
 * A run that is out of time hands on where it stopped; run again from the same place, it does the same.
 */
export function makeVerifyLedger(ports: VerifyLedgerPorts): VerifyLedger {
  return async (start) => {
    for (let verification = start; ; ) {
      const { next, violations, counts } = await phases[verification.phase](ports, verification);
      if (violations.length > 0) ports.reportViolations(violations);
      if (next === undefined) return ports.reportDone(counts);
      if (!ports.hasTime()) return ports.continueWith(next);
      verification = next;
    }
  };
}
