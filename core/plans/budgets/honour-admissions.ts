import type { Admission } from './admission.ts';
import type { Allowance, AllowanceState } from './allowance.ts';
import { isSameKey } from './is-same-key.ts';
import { openAllowance } from './open-allowance.ts';

/** What was decided about an allowance, from its facts alone. */
export type HonouredAdmissions = {
  readonly byConversion: ReadonlyMap<string, Admission>;
  readonly state: AllowanceState;
};

/**
 * What a replay goes by: of each conversion the latest decision, and the use and the notices that
 * they come to. Nothing is decided again, so neither the order of the facts nor their repetition
 * matters; leases are as if returned.
 *
 * @param facts all of one allowance.
 * @throws RangeError if one is not, or if the allowance is of nothing.
 */
export function honourAdmissions(
  allowance: Allowance,
  facts: readonly Admission[],
): HonouredAdmissions {
  const byConversion = new Map<string, Admission>();
  if (!facts.every(({ key }) => isSameKey(key, allowance.key))) {
    throw new RangeError(`Not all of these admissions are to ${allowance.key.id}.`);
  }
  let { notices } = openAllowance(allowance);
  for (const fact of facts) {
    const known = byConversion.get(fact.conversionId);
    if (known === undefined || known.revision < fact.revision) {
      byConversion.set(fact.conversionId, fact);
    }
    if (fact.notices !== undefined && fact.notices.sequence > notices.sequence) {
      notices = fact.notices;
    }
  }
  const usedUnits = [...byConversion.values()].reduce((sum, { units }) => sum + units, 0n);
  return { byConversion, state: { usedUnits, leasedUnits: 0n, notices } };
}
