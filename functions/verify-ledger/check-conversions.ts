import { checkConversion } from '../../core/ledger/checks/check-conversion.ts';
import { listExpectedLegs } from '../../core/ledger/checks/expected-legs.ts';
import { legIdOf } from '../../core/ledger/checks/leg-id.ts';
import type { WholeConversion } from '../../core/ledger/ledger-pages.ts';
import type { Instant } from '../../core/time/instant.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import { checkTwice } from './check-twice.ts';
import { moveOn, type PhaseStep } from './phase-step.ts';
import { readsAtOnce, type VerifyLedgerPorts } from './ports.ts';
import { type TalliedLeg, tallyLegs } from './tally-legs.ts';
import type { Verification } from './verification.ts';

/**
 * A page of conversions: each by itself, and the legs of theirs that were posted until the cut-off. Those that were decided
 * until then and are posted nowhere wait for a message that may be lost: they are asked for again.
 */
export async function checkConversions(
  { pages, sha256, askToPost }: VerifyLedgerPorts,
  at: Verification,
): Promise<PhaseStep> {
  const { keys, next } = await pages.readConversions(at.after);
  const checked = await mapBounded(keys, readsAtOnce, (key) =>
    checkTwice(
      () => pages.readConversion(key),
      (found) => (found === undefined ? [] : checkConversion(found, sha256)),
    ),
  );
  const found = checked.flatMap(({ read }) => read ?? []);
  let { tallies } = at;
  for (const conversion of found) {
    const legs = listPostedLegs(conversion, at.cutOff);
    tallies = tallyLegs(tallies, conversion.state.merchantId, 'decided', legs, sha256);
  }
  await askToPost(found.filter((each) => hasWaitingLegs(each, at.cutOff)).map(keyOf));
  return moveOn(
    { ...at, tallies },
    {
      after: next,
      phaseAfter: 'accounts',
      conversions: keys.length,
      violations: checked.flatMap(({ violations }) => violations),
    },
  );
}

const keyOf = ({ state: { merchantId, conversionId } }: WholeConversion) => ({
  merchantId,
  conversionId,
});

/** What a conversion's revisions ask for, as far as it is marked as posted until the cut-off. */
function listPostedLegs(conversion: WholeConversion, cutOff: Instant): TalliedLeg[] {
  const posted = new Set(
    conversion.legs
      .filter(({ postedAt }) => postedAt !== undefined && postedAt <= cutOff)
      .map(legIdOf),
  );
  return listExpectedLegs(conversion).filter(({ id }) => posted.has(id));
}

function hasWaitingLegs({ legs, frozen }: WholeConversion, cutOff: Instant): boolean {
  const decidedAt = new Map(frozen.map(({ revision, frozenAt }) => [revision, frozenAt]));
  return legs.some(
    ({ revision, postedAt }) =>
      postedAt === undefined && (decidedAt.get(revision) ?? cutOff) <= cutOff,
  );
}
