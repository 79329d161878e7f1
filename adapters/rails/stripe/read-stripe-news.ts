import * as z from 'zod';
import type { RailNews } from '../../../core/payouts/rail-news.ts';
import { fromRailUnits } from '../../../core/payouts/rails/from-rail-units.ts';
import { stripeLimits } from '../../../core/payouts/rails/stripe-limits.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { unusableNews } from '../unusable-news.ts';
import { accountSchema, readStanding } from './account-standing.ts';
import { judgeReversal } from './judge-transfers.ts';
import { transferSchema } from './transfer-schema.ts';
import { merchantMark, payoutMark } from './write-transfer.ts';

const eventSchema = z.object({
  object: z.literal('event'),
  type: z.string(),
  created: z.string().regex(/^\d{1,11}$/),
  /** The connected account that it happened in; absent: the platform's own. */
  account: z.string().nullish(),
  data: z.object({ object: z.unknown() }),
});

const bankPayoutSchema = z.object({
  id: z.string(),
  object: z.literal('payout'),
  amount: z.string().regex(/^\d{1,18}$/),
  currency: z.string().regex(/^[a-z]{3}$/),
  failure_code: z.string().nullish(),
});

type StripeEvent = {
  readonly topic: string;
  readonly at: Instant;
  readonly account: string | undefined;
  readonly object: unknown;
};

/** Reads an event of Stripe's that was verified. Events come in any order: `at` says when it happened. */
export function readStripeNews(json: LosslessJson): RailNews {
  const read = eventSchema.safeParse(json);
  if (!read.success) return unusableNews('stripe', read.error);
  const { type: topic, created, account, data } = read.data;
  const event = { topic, at: Number(created) * 1_000, object: data.object };
  return readEvent({ ...event, account: account ?? undefined });
}

function readEvent(event: StripeEvent): RailNews {
  switch (event.topic) {
    case 'transfer.created':
    case 'transfer.updated':
    case 'transfer.reversed':
      return readTransfer(event);
    case 'payout.paid':
      return readBankPayout(event, 'paid');
    case 'payout.failed':
      return readBankPayout(event, 'failed');
    case 'payout.canceled':
      return readBankPayout(event, 'canceled');
    case 'account.updated':
      return readAccount(event);
    default:
      return { kind: 'other', topic: event.topic };
  }
}

function readTransfer({ topic, at, object }: StripeEvent): RailNews {
  const read = transferSchema.safeParse(object);
  if (!read.success) return unusableNews(topic, read.error);
  const { id, metadata, destination, amount: units } = read.data;
  const { [merchantMark]: merchantId, [payoutMark]: payoutId } = metadata;
  if (merchantId === undefined || payoutId === undefined) return { kind: 'other', topic };
  const currency = read.data.currency.toUpperCase();
  const minorUnits = fromRailUnits(stripeLimits, currency, BigInt(units));
  if (minorUnits === undefined) return { kind: 'unusable', topic, reason: 'amount: not readable' };
  return {
    ...{ kind: 'report', at, merchantId },
    report: { payoutId, reference: id, ...judgeReversal(read.data) },
    claim: { amount: { minorUnits, currency }, receiver: destination },
  };
}

function readBankPayout(
  { topic, at, account, object }: StripeEvent,
  state: 'paid' | 'failed' | 'canceled',
): RailNews {
  // The platform's own payouts bring the merchant's money to the merchant's bank.
  if (account === undefined) return { kind: 'other', topic };
  const read = bankPayoutSchema.safeParse(object);
  if (!read.success) return unusableNews(topic, read.error);
  const { id, amount: units, failure_code: reason } = read.data;
  const currency = read.data.currency.toUpperCase();
  const minorUnits = fromRailUnits(stripeLimits, currency, BigInt(units));
  if (minorUnits === undefined) return { kind: 'unusable', topic, reason: 'amount: not readable' };
  return {
    ...{ kind: 'bank-payout', at, accountId: account, reference: id, state },
    amount: { minorUnits, currency },
    ...(reason ? { reason } : {}),
  };
}

function readAccount({ topic, at, object }: StripeEvent): RailNews {
  const read = accountSchema.safeParse(object);
  if (!read.success) return unusableNews(topic, read.error);
  const merchantId = read.data.metadata?.[merchantMark];
  return {
    ...{ kind: 'account', at, standing: readStanding(read.data) },
    ...(merchantId === undefined ? {} : { merchantId }),
  };
}
