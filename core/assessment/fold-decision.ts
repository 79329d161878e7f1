import type { Decision } from './adjustment-fact.ts';
import { compareOrderFacts } from './compare-order-facts.ts';
import type { Fact } from './order-facts.ts';

/**
 * What was decided about something that an author made; the first decision stands. Nobody approves what
 * is their own; anybody may refuse.
 */
export function foldDecision(
  facts: readonly Fact[],
  decides: string,
  author: string,
): Decision | undefined {
  for (const { content, sourceVersion } of facts.toSorted(compareOrderFacts)) {
    if (content.kind !== 'decision' || content.decides !== decides) continue;
    if (content.outcome === 'approved' && content.author === author) continue;
    const { outcome, note, author: decider } = content;
    const said = note === undefined ? {} : { note };
    return { outcome, ...said, author: decider, at: sourceVersion };
  }
  return undefined;
}
