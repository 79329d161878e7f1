import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import { computeStateAt } from '../../../core/settlement/periods/compute-state-at.ts';
import type { PeriodStore } from '../../../core/settlement/periods/period-store.ts';
import { calendarZones } from '../../../core/time/calendar-zones.ts';
import type { Instant } from '../../../core/time/instant.ts';
import {
  openPeriodTerms,
  type PeriodTerms,
} from '../../../functions/settle-periods/open-period-terms.ts';
import { PromiseBroken } from '../promise-broken.ts';
import { type FoundPeriod, foldPeriodsByFacts, listAllShares } from './periods-by-facts.ts';
import { type Sums, sumUp } from './sums.ts';

export type PeriodPorts = {
  readonly directory: ProgramDirectory;
  readonly periods: Pick<PeriodStore, 'list'>;
};

/**
 * At rest, what was posted for every period of a merchant's creators is what the conversions come to that have closed in it.
 *
 * @param until up to when periods are looked at.
 * @param isStated whether all whose time had come by then must have been stated.
 * @return what the periods come to, by creator and currency.
 * @throws PromiseBroken
 */
export async function checkPeriods(
  { directory, periods }: PeriodPorts,
  store: LedgerExport,
  merchantId: string,
  { until, isStated }: { readonly until: Instant; readonly isStated: boolean },
): Promise<Sums> {
  const shares = listAllShares(store, merchantId);
  const owed: [string, bigint][] = [];
  for (const { creatorId } of await directory.listCreators(merchantId)) {
    const terms = await openPeriodTerms(directory, { merchantId, programId: 'spring', creatorId });
    const accounts = await periods.list(merchantId, creatorId);
    for (const found of foldPeriodsByFacts(terms, shares, accounts, until)) {
      checkPosted(creatorId, found);
      if (isStated) checkStated(terms, found, until);
      owed.push([`${creatorId} ${found.currency}`, found.statement.totalMinorUnits]);
    }
  }
  return sumUp(owed);
}

/** I4: what is stored, and by `verifyLedger` posted, is what the facts come to. */
function checkPosted(
  creatorId: string,
  { period, currency, statement, account }: FoundPeriod,
): void {
  const posted = account?.statement.totalMinorUnits ?? 0n;
  if (posted === statement.totalMinorUnits) return;
  const place = `${period.key} of ${creatorId}`;
  throw new PromiseBroken(
    'I4',
    `${place} comes to ${statement.totalMinorUnits} ${currency}, and ${posted} was posted.`,
  );
}

/** I13: nobody waits for what a period owes only when it is stated. */
function checkStated(
  { owner, program }: PeriodTerms,
  { period, account, hasShares, hasGuarantee }: FoundPeriod,
  until: Instant,
): void {
  if (computeStateAt(period, calendarZones, program.hold) > until) return;
  const isEmpty = account === undefined && !hasShares && !hasGuarantee;
  if (account?.stated !== undefined || isEmpty) return;
  throw new PromiseBroken('I13', `${period.key} of ${owner.creatorId} was never stated.`);
}
