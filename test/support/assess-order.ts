import { assess } from '../../core/assessment/assess.ts';
import type { Assessment, Terms } from '../../core/assessment/assessment.ts';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import type { OrderLine, OrderSnapshot, Refund } from '../../core/assessment/order-facts.ts';
import type { AttributionPolicy } from '../../core/attribution/policy.ts';
import type { PlanVersion, Rule } from '../../core/plans/plan.ts';
import {
  aJourney,
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  aPlanVersion,
  aRefund,
  type JourneyTouch,
  someTerms,
} from './factories/index.ts';

export type OrderToAssess = {
  readonly order?: Partial<OrderSnapshot>;
  readonly refunds?: readonly Refund[];
  /** Default: one click of `mia`, with all of the credit. */
  readonly touches?: readonly JourneyTouch[];
  readonly channelParts?: bigint;
  readonly policy?: Partial<AttributionPolicy>;
  readonly rules?: readonly Rule[];
  readonly version?: Partial<PlanVersion>;
  readonly terms?: Partial<Terms>;
};

/** Assesses the factories' order of 100.00 USD, changed as a test needs it. */
export function assessOrder(input: OrderToAssess): Assessment {
  const { touches = [{ creatorId: 'mia', parts: 1n }], channelParts, policy } = input;
  const attribution = aJourney(touches, channelParts, policy);
  const snapshot = anOrderSnapshot({ ...input.order, refunds: input.refunds ?? [] });
  const planVersion = aPlanVersion({
    ...(input.rules === undefined ? {} : { rules: input.rules }),
    ...input.version,
  });
  return assess({
    conversionId: 'shop~1001',
    order: foldOrder([anOrderFact(snapshot)]),
    attribution,
    terms: someTerms({ planVersion, ...input.terms }),
  });
}

/** What the order owes in cash, by creator. */
export function owedBy(input: OrderToAssess): Record<string, bigint> {
  return Object.fromEntries(
    assessOrder(input).owed.map(({ creatorId, minorUnits }) => [creatorId, minorUnits]),
  );
}

/** Lines `line-1`, `line-2`, … of products `product-1`, … at these prices, a piece each. */
export function pricedLines(...prices: bigint[]): OrderLine[] {
  return prices.map((grossMinorUnits, place) =>
    anOrderLine({
      lineId: `line-${place + 1}`,
      productId: `product-${place + 1}`,
      grossMinorUnits,
    }),
  );
}

/** A refund of one line: money, and so many pieces. */
export function refundOfLine(lineId: string, minorUnits: bigint, quantity = 1): Refund {
  return aRefund({ refundId: `refund-${lineId}`, lines: [{ lineId, quantity, minorUnits }] });
}
