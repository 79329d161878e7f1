import { checkConversion } from '../../core/ledger/checks/check-conversion.ts';
import { listExpectedLegs } from '../../core/ledger/checks/expected-legs.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import { checkTwice } from './check-twice.ts';
import { moveOn, type PhaseStep } from './phase-step.ts';
import { readsAtOnce, type VerifyLedgerPorts } from './ports.ts';
import { tallyLegs } from './tally-legs.ts';
import type { Verification } from './verification.ts';

/** A page of conversions: each by itself, and the legs that they decided until the cut-off. */
export async function checkConversions(
  { pages, sha256 }: VerifyLedgerPorts,
  at: Verification,
): Promise<PhaseStep> {
  const { keys, next } = await pages.readConversions(at.after);
  const checked = await mapBounded(keys, readsAtOnce, (key) =>
    checkTwice(
      () => pages.readConversion(key),
      (found) => (found === undefined ? [] : checkConversion(found, sha256)),
    ),
  );
  let { tallies } = at;
  for (const { read: found } of checked) {
    if (found === undefined) continue;
    const legs = listExpectedLegs(found, ({ frozenAt }) => frozenAt <= at.cutOff);
    tallies = tallyLegs(tallies, found.state.merchantId, 'decided', legs, sha256);
  }
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
