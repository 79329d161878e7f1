import * as z from 'zod';
import { parseDecimal } from '../../../core/money/parse-decimal.ts';
import type { RailNews } from '../../../core/payouts/rail-news.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { unusableNews } from '../unusable-news.ts';
import { batchHeaderSchema, itemSchema } from './batch-schema.ts';
import { judgeStatus } from './judge-item.ts';
import { batchOfSender, payoutOfItem } from './sender-ids.ts';

const eventSchema = z.object({
  event_type: z.string(),
  create_time: z.string(),
  resource: z.unknown(),
});

const batchSchema = z.object({ batch_header: batchHeaderSchema });

/** The state that an event is about, where its resource does not name one. */
const states: Readonly<Record<string, string>> = {
  BLOCKED: 'BLOCKED',
  CANCELED: 'CANCELED',
  DENIED: 'DENIED',
  FAILED: 'FAILED',
  HELD: 'ONHOLD',
  REFUNDED: 'REFUNDED',
  RETURNED: 'RETURNED',
  SUCCEEDED: 'SUCCESS',
  UNCLAIMED: 'UNCLAIMED',
};

/** Reads an event of PayPal's that was verified. A batch's event says nothing of its items, and asks for looking them up. */
export function readPaypalNews(json: LosslessJson): RailNews {
  const read = eventSchema.safeParse(json);
  if (!read.success) return unusableNews('paypal', read.error);
  const { event_type: topic, create_time: time, resource } = read.data;
  const [, kind, name = ''] = /^PAYMENT\.(PAYOUTSBATCH|PAYOUTS-ITEM)\.(\w+)$/.exec(topic) ?? [];
  if (kind === undefined) return { kind: 'other', topic };
  const at = parseInstant(time);
  if (at === undefined) return { kind: 'unusable', topic, reason: 'create_time: not readable' };
  return kind === 'PAYOUTSBATCH'
    ? readBatch(topic, at, resource)
    : readItem(topic, at, resource, states[name]);
}

function readBatch(topic: string, at: Instant, resource: unknown): RailNews {
  const read = batchSchema.safeParse(resource);
  if (!read.success) return unusableNews(topic, read.error);
  const {
    payout_batch_id: id,
    batch_status: status,
    sender_batch_header: sender,
  } = read.data.batch_header;
  const evidence = `PayPal says that the batch ${id} is ${status}.`;
  const whose = batchOfSender(sender.sender_batch_id ?? '');
  return { kind: 'look-up', at, reference: id, evidence, ...whose };
}

function readItem(
  topic: string,
  at: Instant,
  resource: unknown,
  stateOfEvent: string | undefined,
): RailNews {
  const read = itemSchema.safeParse(resource);
  if (!read.success) return unusableNews(topic, read.error);
  const { payout_item_id: id, payout_batch_id: reference, payout_item: item, errors } = read.data;
  const state = read.data.transaction_status ?? stateOfEvent;
  const { finding, evidence } = judgeStatus(id, state, '', errors?.name);
  const whose = batchOfSender(read.data.sender_batch_id ?? '');
  const payoutId = payoutOfItem(item.sender_item_id ?? '');
  const { value, currency } = item.amount;
  const minorUnits = parseDecimal(value, currency);
  if (payoutId === undefined || minorUnits === undefined) {
    return { kind: 'look-up', at, reference, evidence, ...whose };
  }
  return {
    ...{ kind: 'report', at, report: { payoutId, reference, finding, evidence } },
    ...(whose === undefined ? {} : { merchantId: whose.merchantId }),
    claim: { amount: { minorUnits, currency }, receiver: item.receiver },
  };
}
