import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { SaidActivity } from '../../../core/assessment/activity-fact.ts';
import { orderMoment } from '../../support/factories/moments.ts';
import type { Deed } from './deed.ts';
import type { ToldOrder } from './draw-order.ts';
import { creatorIds } from './people.ts';

const author = 'manager@acme.example';
const second = 'finance@acme.example';
const programId = 'spring';

/** What the merchant's people do beside their shop: adjust, reassign an order, report fees and leads. */
export function drawDeeds(
  random: Random,
  merchantIds: readonly string[],
  orders: readonly ToldOrder[],
): Deed[] {
  return [
    ...Array.from({ length: random.pick([0, 0, 1, 2]) }, (_, index) =>
      drawAdjustment(random, random.pick(merchantIds), index),
    ),
    ...Array.from({ length: random.pick([0, 0, 1, 2]) }, (_, index) =>
      drawReport(random, random.pick(merchantIds), index),
    ),
    ...orders.filter(() => random.chance(20)).map((order) => drawReassignment(random, order)),
  ];
}

/** A second person approves, refuses, or says nothing. */
function drawDecision(random: Random): Pick<Extract<Deed, { kind: 'adjust' }>, 'decision'> {
  const outcome = random.pick(['approved', 'approved', 'refused', 'nothing'] as const);
  return outcome === 'nothing' ? {} : { decision: { outcome, author: second } };
}

function drawAdjustment(random: Random, merchantId: string, index: number): Deed {
  const minorUnits = BigInt(random.below(12_000) + 1) * (random.chance(25) ? -1n : 1n);
  return {
    kind: 'adjust',
    key: { merchantId, conversionId: `adjustments~a${index}` },
    adjustment: {
      kind: random.pick(['bonus', 'correction', 'missing-order']),
      programId,
      creatorId: random.pick(creatorIds),
      minorUnits,
      currency: random.pick(['USD', 'EUR']),
      reason: 'For what went well.',
      evidence: 'ticket 4711',
      needsApproval: minorUnits > 6_000n,
      author,
    },
    ...drawDecision(random),
  };
}

function drawReassignment(random: Random, { merchantId, conversionId }: ToldOrder): Deed {
  const [first = 'leo', other = 'mia'] = random.shuffle(creatorIds);
  return {
    kind: 'reassign',
    key: { merchantId, conversionId },
    reassignment: {
      reassignmentId: `${conversionId}~0123456789abcdef`,
      shares: random.chance(50)
        ? [{ creatorId: first, parts: 1n }]
        : [
            { creatorId: first, parts: 1n },
            { creatorId: other, parts: 2n },
          ],
      reason: 'The customer named them.',
      evidence: 'ticket 4712',
      author,
    },
    ...drawDecision(random),
    isReversed: random.chance(25),
  };
}

function drawReport(random: Random, merchantId: string, index: number): Deed {
  const isMilestone = random.chance(60);
  const activity: SaidActivity = {
    kind: isMilestone ? 'milestone' : 'lead',
    creatorId: random.pick(creatorIds),
    quantity: isMilestone ? 1n : BigInt(1 + random.below(9)),
    ...(isMilestone ? { milestone: 'kickoff' } : {}),
    currency: random.pick(['USD', 'EUR']),
    at: orderMoment,
  };
  const change = isMilestone
    ? ({ withdrawn: true } as const)
    : random.pick([{ quantity: 4n }, { withdrawn: true }] as const);
  return {
    kind: 'report',
    key: {
      merchantId,
      conversionId: isMilestone ? `deals~d${index}.kickoff` : `activities~l${index}`,
    },
    reported: {
      programId,
      activity,
      ...(isMilestone ? { deal: { dealId: `d${index}`, netDays: random.below(6) } } : {}),
      author,
    },
    ...(random.chance(30) ? { change } : {}),
  };
}
