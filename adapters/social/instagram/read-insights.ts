import type { SocialReading } from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { readShape } from '../read-shape.ts';
import { insightsSchema, toInsightMetrics } from './to-insight-metrics.ts';

/**
 * Insights of a medium or an account. An empty set is what Instagram answers for a figure that it
 * does not tell: then there are no metrics, and no zeros.
 */
export function readInsights(json: LosslessJson): Partial<SocialReading> {
  return { metrics: toInsightMetrics(readShape(insightsSchema, json)) };
}
