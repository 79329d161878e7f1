import type { FrozenAssessment } from '../settlement/conversion.ts';
import type { StatedRule } from './issued-statement.ts';

/**
 * The rules by which an order gave a creator something in a unit, each once: of the revision that is asked for, or of
 * the newest where that one is not at hand. A restatement keeps the terms of the close, so both name the same rules.
 */
export function listRules(
  frozen: readonly FrozenAssessment[],
  creatorId: string,
  { revision, unit }: { readonly revision: number; readonly unit: string },
): StatedRule[] {
  const newest = frozen.toSorted((a, b) => a.revision - b.revision).at(-1);
  const found = frozen.find((each) => each.revision === revision) ?? newest;
  if (found === undefined) return [];

  const { assessment } = found;
  const rules = new Map<string, StatedRule>();
  for (const group of assessment.groups) {
    const { planId, versionId, ruleId } = group;
    const isOfUnit = (group.unit ?? assessment.currency) === unit;
    if (isOfUnit && group.shares.some((share) => share.creatorId === creatorId)) {
      rules.set(JSON.stringify([planId, versionId, ruleId]), { planId, versionId, ruleId });
    }
  }
  return [...rules.values()];
}
