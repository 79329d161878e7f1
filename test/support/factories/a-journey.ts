import type { Attribution, JudgedTouch } from '../../../core/attribution/attribution.ts';
import type { Candidate } from '../../../core/attribution/candidate.ts';
import type { AttributionPolicy } from '../../../core/attribution/policy.ts';
import type { Touch } from '../../../core/attribution/touch.ts';
import { msPerDay } from '../../../core/time/instant.ts';
import { aCandidate } from './a-candidate.ts';
import { aPolicy } from './a-policy.ts';
import { daysBeforeOrder } from './moments.ts';

/** A touch of a creator, what became of it, and how much of the credit it has; by default none. */
export type JourneyTouch = {
  readonly creatorId: string;
  readonly parts?: bigint;
  readonly verdict?: JudgedTouch['verdict'];
  readonly rule?: JudgedTouch['rule'];
  readonly touch?: Partial<Touch>;
  readonly candidate?: Partial<Omit<Candidate, 'touch'>>;
};

/**
 * An attribution with these touches in time order, a click a day unless said otherwise; their ids are
 * `touch-1`, `touch-2`, … Channels that nobody is paid for may have a part of the credit, too.
 */
export function aJourney(
  touches: readonly JourneyTouch[],
  channelParts = 0n,
  changes: Partial<AttributionPolicy> = {},
): Attribution {
  const policy = aPolicy({ model: { kind: 'linear' }, ...changes });
  const judged = touches.map((each, place): JudgedTouch => {
    const days = touches.length - place;
    const touch = {
      touchId: `touch-${place + 1}`,
      creatorId: each.creatorId,
      slug: `${each.creatorId}-tent`,
      at: daysBeforeOrder(days),
      ...each.touch,
    };
    return {
      candidate: aCandidate(touch, each.candidate),
      verdict: each.verdict ?? 'eligible',
      ...(each.rule === undefined ? {} : { rule: each.rule }),
      ageMs: days * msPerDay,
      windowDays: policy.clickWindowDays,
    };
  });
  const credits = touches.flatMap(({ creatorId, parts = 0n }, place) =>
    parts === 0n ? [] : [{ touchId: `touch-${place + 1}`, creatorId, parts }],
  );
  return {
    model: policy.model.kind,
    policy,
    credits,
    channelCredits:
      channelParts === 0n ? [] : [{ touchId: 'visit-1', channel: 'email', parts: channelParts }],
    totalParts: credits.reduce((sum, { parts }) => sum + parts, channelParts),
    judged,
    judgedChannels: [],
  };
}
