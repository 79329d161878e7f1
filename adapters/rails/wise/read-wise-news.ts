import * as z from 'zod';
import type { RailNews } from '../../../core/payouts/rail-news.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { unusableNews } from '../unusable-news.ts';

const eventSchema = z.object({ event_type: z.string() });

const stateChangeSchema = z.object({
  data: z.object({
    resource: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
    current_state: z.string(),
    occurred_at: z.string(),
  }),
});

/**
 * Reads an event of Wise's that was verified. It names a transfer by Wise's own id, and no amount, so the transfer is
 * looked up; events come in any order.
 */
export function readWiseNews(json: LosslessJson): RailNews {
  const event = eventSchema.safeParse(json);
  if (!event.success) return unusableNews('wise', event.error);
  const topic = event.data.event_type;
  if (topic !== 'transfers#state-change') return { kind: 'other', topic };
  const read = stateChangeSchema.safeParse(json);
  if (!read.success) return unusableNews(topic, read.error);
  const { resource, current_state: state, occurred_at: time } = read.data.data;
  const at = parseInstant(time);
  if (at === undefined) return { kind: 'unusable', topic, reason: 'occurred_at: not readable' };
  const evidence = `Wise says that transfer ${resource.id} is ${state}.`;
  return { kind: 'look-up', at, reference: resource.id, evidence };
}
