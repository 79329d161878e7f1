import type { AttributionModel } from '../attribution-model.ts';
import type { Milestones, Model, Step } from './model.ts';
import { toWholeWeights } from './to-whole-weights.ts';

type WShaped = Extract<AttributionModel, { kind: 'w-shaped' }>;

/**
 * Set weights for three anchors, and one that all other steps share equally.
 *
 * The anchors are the first step, the step after which the buyer became known (the last one that is
 * not after `leadAt`), and the one after which the sale became likely (not after `opportunityAt`; the
 * last step where that is not told). Anchors that coincide add up. Without other steps the anchors
 * share the rest equally. Where nobody knows when the buyer became known, the lead's weight goes
 * in equal parts to the other two anchors.
 *
 * No peer has code for the corner cases; the rules are ours.
 *
 * @throws RangeError unless the weights are whole numbers, not negative, and one is positive.
 */
export function makeWShaped({ weights }: Pick<WShaped, 'weights'>): Model {
  const { first, lead, opportunity, others } = weights;
  const [ofFirst = 0n, ofLead = 0n, ofOpportunity = 0n, ofOthers = 0n] = toWholeWeights([
    first,
    lead,
    opportunity,
    others,
  ]);

  return (steps, milestones) => {
    const places = findAnchors(steps, milestones);
    const isAnchor = steps.map((_, index) => Object.values(places).includes(index));
    const sharers = isAnchor.includes(false) ? isAnchor.map((anchor) => !anchor) : isAnchor;
    const sharing = BigInt(sharers.filter(Boolean).length);
    // Twice the number that shares the rest, so that halves and equal parts are whole.
    const scale = 2n * sharing;
    const parts = sharers.map((shares) => (shares ? 2n * ofOthers : 0n));
    const give = (place: number, weight: bigint) => {
      parts[place] = (parts[place] ?? 0n) + weight;
    };

    give(places.first, ofFirst * scale);
    give(places.opportunity, ofOpportunity * scale);
    if (places.lead === undefined) {
      give(places.first, (ofLead * scale) / 2n);
      give(places.opportunity, (ofLead * scale) / 2n);
    } else {
      give(places.lead, ofLead * scale);
    }
    return parts.some((part) => part > 0n) ? parts : parts.map(() => 1n);
  };
}

function findAnchors(steps: readonly Step[], { leadAt, opportunityAt }: Milestones) {
  const lead = leadAt === undefined ? -1 : steps.findLastIndex(({ at }) => at <= leadAt);
  const opportunity =
    opportunityAt === undefined ? -1 : steps.findLastIndex(({ at }) => at <= opportunityAt);
  return {
    first: 0,
    lead: lead === -1 ? undefined : lead,
    opportunity: opportunity === -1 ? steps.length - 1 : opportunity,
  };
}
