import { isOfOrder } from '../../core/assessment/conversion-assessment.ts';
import { nameJourney } from '../../core/attribution/weights/name-journey.ts';
import {
  type TrainingJourney,
  trainOnJourneys,
} from '../../core/attribution/weights/train-on-journeys.ts';
import type { WeightSet, WeightTraining } from '../../core/attribution/weights/weight-set.ts';
import { isOrder } from '../../core/reports/is-order.ts';
import { listDays } from '../../core/reports/list-days.ts';
import type { ConversionState } from '../../core/settlement/conversion.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { DayRange } from '../shared/http/day-range.ts';
import { loadOrdersOfDays, queriesAtOnce } from '../shared/reading/load-orders-of-days.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import { checkStorable } from './check-storable.ts';
import { trainingPeriod } from './training-period.ts';

export type TrainWeightsPorts = {
  readonly conversions: Pick<ConversionStore, 'listOfDay' | 'load'>;
  readonly now: () => Instant;
};

export type TrainingQuestion = DayRange & {
  readonly merchantId: string;
  readonly programId: string;
  readonly weightSetId: string;
  readonly trainedBy: WeightTraining;
};

export type TrainingOutcome =
  | { readonly kind: 'trained'; readonly set: WeightSet }
  /** More orders than one request can read in its time. */
  | { readonly kind: 'too-many'; readonly orders: number }
  /** More creators and channels than the chain can be solved for in one request's time. */
  | { readonly kind: 'too-many-names'; readonly names: number; readonly most: number }
  /** More weights than can be stored. */
  | { readonly kind: 'too-large'; readonly why: string }
  /** No decided order of the period had anybody on its journey. */
  | { readonly kind: 'nothing-to-learn' };

/** What reads within the gateway's half minute, with room to spare. */
export const maxTrainingOrders = 5_000;

/** A Markov chain's states, and with them the work, grow with every further touch that it remembers. */
const mostNamesByOrder = { 1: 2_000, 2: 300, 3: 100, 4: 50 } as const;

/**
 * Learns weights from the decided orders that were placed on some days, from what their closes have
 * frozen. An order that came to nothing (cancelled, given back) is a journey that did not convert.
 */
export async function trainWeights(
  ports: TrainWeightsPorts,
  { merchantId, programId, from, to, weightSetId, trainedBy }: TrainingQuestion,
): Promise<TrainingOutcome> {
  const days = listDays(from, to);
  const orders = await loadOrdersOfDays(ports.conversions, merchantId, [programId], days);
  const decided = orders.filter((state) => state.status === 'closed' && isOrder(state));
  if (decided.length > maxTrainingOrders) return { kind: 'too-many', orders: decided.length };

  const journeys = await mapBounded(decided, queriesAtOnce, (state) => readJourney(ports, state));
  const names = new Set(journeys.flatMap((journey) => journey.names)).size;
  const most = trainedBy.model === 'markov' ? mostNamesByOrder[trainedBy.order ?? 1] : Infinity;
  if (names > most) return { kind: 'too-many-names', names, most };

  const set = trainOnJourneys(journeys, {
    weightSetId,
    trainedBy,
    ...trainingPeriod({ from, to }),
    publishedAt: ports.now(),
  });
  if (set === undefined) return { kind: 'nothing-to-learn' };
  const why = checkStorable(set);
  return why === undefined ? { kind: 'trained', set } : { kind: 'too-large', why };
}

async function readJourney(
  { conversions }: TrainWeightsPorts,
  state: ConversionState,
): Promise<TrainingJourney> {
  const { merchantId, conversionId, summary } = state;
  const { frozen } = await conversions.load({ merchantId, conversionId });
  // Restatements keep the credits of the close, so any revision tells the same journey.
  const assessment = frozen[0]?.assessment;
  // A renewal inherits the journey of the first payment, and would count it again.
  const isJourney =
    assessment !== undefined && isOfOrder(assessment) && assessment.renewalOf === undefined;
  return {
    names: isJourney ? nameJourney(assessment.attribution) : [],
    converted: summary.revenueMinorUnits > 0n,
  };
}
