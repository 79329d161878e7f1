import { canonicalJson } from '../encoding/canonical-json.ts';
import type { RateDay } from './rate-store.ts';

/** Whether two say the same of a day, whenever each was recorded. */
export function isSameRateDay(one: RateDay, other: RateDay): boolean {
  return canonicalJson({ ...one, recordedAt: 0 }) === canonicalJson({ ...other, recordedAt: 0 });
}
