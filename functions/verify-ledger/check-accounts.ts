import { checkAccount } from '../../core/ledger/checks/check-account.ts';
import { checkAuthority } from '../../core/ledger/checks/check-authority.ts';
import { checkPayouts } from '../../core/ledger/checks/check-payouts.ts';
import { legIdOf } from '../../core/ledger/checks/leg-id.ts';
import type { HeadAnchor } from '../../core/ledger/ledger-anchors.ts';
import type { WholeAccount } from '../../core/ledger/ledger-pages.ts';
import type { Instant } from '../../core/time/instant.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import { checkTwice } from './check-twice.ts';
import { moveOn, type PhaseStep } from './phase-step.ts';
import { readsAtOnce, type VerifyLedgerPorts } from './ports.ts';
import { compareTallies, type TalliedLeg, tallyLegs } from './tally-legs.ts';
import type { Verification } from './verification.ts';

/**
 * A page of accounts: each with its payouts, the legs that it took in until the cut-off, and its head, which is kept as
 * today's; and what was paid to tax authorities. Behind the last page, orders and accounts must have the same legs.
 */
export async function checkAccounts(
  ports: VerifyLedgerPorts,
  at: Verification,
): Promise<PhaseStep> {
  const { pages, sha256 } = ports;
  const { accounts, authorities, next } = await pages.readAccounts(at.after);
  const checked = await mapBounded(accounts, readsAtOnce, ({ merchantId, creatorId }) =>
    checkTwice(
      () => pages.readAccount(merchantId, creatorId),
      (account) => [
        ...checkAccount(account, sha256),
        ...checkPayouts(merchantId, {
          ...account,
          ...{ accounts: [account], conversions: [], waitingLegs: [] },
        }),
      ],
    ),
  );
  const found = checked.map(({ read }) => read);
  let { tallies } = at;
  for (const account of found) {
    const legs = listTakenLegs(account, at.cutOff);
    tallies = tallyLegs(tallies, account.head.merchantId, 'placed', legs, sha256);
  }
  const parts = await keepHeads(ports, at, found, next === undefined);

  const paid = await mapBounded(authorities, readsAtOnce, ({ merchantId, country }) =>
    checkTwice(
      () => pages.readAuthority(merchantId, country),
      (authority) => checkAuthority(authority, sha256),
    ),
  );

  const violations = [...checked, ...paid].flatMap((each) => each.violations);
  if (next === undefined) violations.push(...compareTallies(tallies));
  return moveOn(
    { ...at, tallies, parts },
    { after: next, phaseAfter: 'anchors', accounts: accounts.length, violations },
  );
}

/** The legs that an account took in until the cut-off; their marks bear the times of the entries. */
function listTakenLegs({ head, entries }: WholeAccount, cutOff: Instant): TalliedLeg[] {
  const legs = entries.filter(({ postedAt }) => postedAt <= cutOff).flatMap((entry) => entry.legs);
  return legs.map((leg) => ({
    id: legIdOf({ ...leg, creatorId: head.creatorId }),
    unit: leg.unit,
    minorUnits: leg.minorUnits,
    heldMinorUnits: leg.heldMinorUnits,
  }));
}

async function keepHeads(
  { anchors }: VerifyLedgerPorts,
  { day, parts }: Verification,
  accounts: readonly WholeAccount[],
  isLast: boolean,
): Promise<number> {
  if (accounts.length > 0) await anchors.put(day, parts, accounts.map(toAnchor));
  const kept = parts + (accounts.length > 0 ? 1 : 0);
  if (isLast) await anchors.seal(day, kept);
  return kept;
}

function toAnchor({ head }: WholeAccount): HeadAnchor {
  const { merchantId, creatorId, sequence, lastHash } = head;
  return { merchantId, creatorId, sequence, hash: lastHash };
}
