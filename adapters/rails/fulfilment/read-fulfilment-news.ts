import * as z from 'zod';
import { parseMoney } from '../../../core/money/parse-money.ts';
import type { RailNews } from '../../../core/payouts/rail-news.ts';
import { currencyOfUnit } from '../../../core/plans/currency-of-unit.ts';
import { kindOfUnit } from '../../../core/plans/kind-of-unit.ts';
import type { NonCashUnit } from '../../../core/plans/reward.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { unusableNews } from '../unusable-news.ts';
import { fulfilmentAnswerSchema, toFulfilmentReport } from './fulfilment-answer.ts';

const topicSchema = z.object({ type: z.string().max(100) });

/** Later than the call, the merchant's system has to say of what and for whom: nobody compares it with a request then. */
const newsSchema = fulfilmentAnswerSchema.extend({
  payoutId: z.string().min(1).max(255),
  occurredAt: z.string(),
  amount: z.string().max(40),
  unit: z.string().max(200),
  recipient: z.string().max(200),
});

const topic = 'payout.fulfilment';

/** Reads what the merchant's own system tells of a payout by itself, verified. Another merchant's system cannot: each signs with its own key. */
export function readFulfilmentNews(json: LosslessJson): RailNews {
  const event = topicSchema.safeParse(json);
  if (!event.success) return unusableNews('fulfilment', event.error);
  if (event.data.type !== topic) return { kind: 'other', topic: event.data.type };
  const read = newsSchema.safeParse(json);
  if (!read.success) return unusableNews(topic, read.error);
  const { payoutId, occurredAt, unit, recipient, ...answer } = read.data;
  const at = parseInstant(occurredAt);
  if (at === undefined) return { kind: 'unusable', topic, reason: 'occurredAt: not readable' };
  const minorUnits = readCount(answer.amount, unit);
  if (minorUnits === undefined) return { kind: 'unusable', topic, reason: 'amount: not readable' };
  return {
    ...{ kind: 'report', at, report: toFulfilmentReport(payoutId, answer) },
    claim: { amount: { minorUnits, currency: unit }, receiver: recipient },
  };
}

function readCount(amount: string, unit: string): bigint | undefined {
  if (kindOfUnit(unit) === undefined) return undefined;
  const currency = currencyOfUnit(unit as NonCashUnit);
  if (currency !== undefined) return parseMoney(amount, currency)?.minorUnits;
  return /^\d{1,15}$/.test(amount) ? BigInt(amount) : undefined;
}
