import type { z } from 'zod';
import type { RailNews } from '../../core/payouts/rail-news.ts';

/** News of a known topic in another shape than expected, by the first field that is; never by its value. */
export function unusableNews(topic: string, error: z.ZodError): RailNews {
  const [issue] = error.issues;
  const field = issue?.path.join('.') || 'the whole';
  return { kind: 'unusable', topic, reason: `${field}: not as expected` };
}
