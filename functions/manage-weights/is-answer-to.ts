import type { WeightSet, WeightTraining } from '../../core/attribution/weights/weight-set.ts';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { DayRange } from '../shared/http/day-range.ts';
import { trainingPeriod } from './training-period.ts';

/**
 * Whether a set was learnt as a request asks for. What the orders of these days say may have changed
 * since it was, so the weights tell nothing.
 */
export function isAnswerTo(
  { trainedBy, from, until }: WeightSet,
  question: DayRange & { readonly trainedBy: WeightTraining },
): boolean {
  const asked = { trainedBy: question.trainedBy, ...trainingPeriod(question) };
  return canonicalJson({ trainedBy, from, until }) === canonicalJson(asked);
}
