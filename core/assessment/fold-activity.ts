import type { ReportedActivity } from './activity-fact.ts';
import { compareOrderFacts } from './compare-order-facts.ts';
import type { Fact } from './order-facts.ts';

/** What the newest report among some facts says; `undefined` if none of them reports an activity. */
export function foldActivity(facts: readonly Fact[]): ReportedActivity | undefined {
  const newest = facts
    .filter(({ content }) => content.kind === 'activity')
    .toSorted(compareOrderFacts)
    .at(-1)?.content;
  if (newest?.kind !== 'activity') return undefined;
  const { kind: _kind, ...reported } = newest;
  return reported;
}
