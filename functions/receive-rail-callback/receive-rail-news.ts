import {
  type LosslessJson,
  parseJsonLosslessly,
} from '../../adapters/json/parse-json-losslessly.ts';
import type { VerifyRailNews } from '../../adapters/rails/rail-news-verifiers.ts';
import type { WebhookDelivery } from '../../adapters/webhooks/webhook-verifier.ts';
import { compareClaim } from '../../core/payouts/compare-claim.ts';
import type { CalledRail } from '../../core/payouts/payout-rail.ts';
import type { PayoutStore } from '../../core/payouts/payout-store.ts';
import type { RailNews } from '../../core/payouts/rail-news.ts';
import type { ReceiverAccountKey } from '../../core/payouts/receiver-account.ts';
import type { ReceiverAccountStore } from '../../core/payouts/receiver-account-store.ts';
import { toRailPayment } from '../../core/payouts/to-rail-payment.ts';
import { merchantOfConnection } from '../../core/programs/merchant-of-connection.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { RecordRailReport } from '../shared/paying/record-rail-report.ts';

export type RailNewsPorts = {
  readonly connections: Pick<ProgramDirectory, 'findConnection'>;
  /** What the connection's rail signs with, the current one first; none if it tells nothing. */
  readonly readSecrets: (connectionId: string) => Promise<readonly string[]>;
  readonly verifiers: Readonly<Record<CalledRail, VerifyRailNews>>;
  readonly readNews: Readonly<Record<CalledRail, (json: LosslessJson) => RailNews>>;
  readonly payouts: Pick<PayoutStore, 'findPayout'>;
  readonly recordReport: RecordRailReport;
  readonly receivers: Pick<ReceiverAccountStore, 'note'>;
};

export type RailNewsDelivery = WebhookDelivery & {
  readonly rail: CalledRail;
  readonly connectionId: string;
};

export type RailNewsOutcome =
  /** An unknown connection, or a body that its rail has not signed. */
  | { readonly kind: 'not-authentic' }
  | { readonly kind: 'not-parseable' }
  /** About payouts, and not as the rail's protocol has it. */
  | { readonly kind: 'unusable'; readonly topic: string; readonly reason: string }
  /** It says nothing of a payout of the merchant. What it says of an account of a receiver is kept; the rest is found out by who looks payouts up. */
  | { readonly kind: 'noted'; readonly news: Exclude<RailNews, { kind: 'unusable' }> }
  /** It was held against the payout that it names; a contradiction is in the payout's history. */
  | {
      readonly kind: 'recorded' | 'known' | 'contradicted' | 'unknown';
      readonly payoutId: string;
    };

export type ReceiveRailNews = (delivery: RailNewsDelivery) => Promise<RailNewsOutcome>;

/**
 * Takes what a rail that is called tells by itself: verified before it is read, in any order, as often as it comes. One account at a rail may
 * pay for several merchants, and all of them are told of everything: what is another's is noted and nothing else.
 */
export function makeReceiveRailNews(ports: RailNewsPorts): ReceiveRailNews {
  return async (delivery) => {
    const merchantId = await authenticate(ports, delivery);
    if (merchantId === undefined) return { kind: 'not-authentic' };

    const parsed = parseJsonLosslessly(delivery.body);
    if ('refusal' in parsed) return { kind: 'not-parseable' };
    const news = ports.readNews[delivery.rail](parsed.value);
    if (news.kind === 'unusable') return news;
    if (isOfAnother(news, merchantId)) return { kind: 'noted', news };
    if (news.kind !== 'report') {
      await keep(ports, { merchantId, rail: delivery.rail }, news);
      return { kind: 'noted', news };
    }
    return record(ports, merchantId, delivery.rail, news);
  };
}

const isOfAnother = (news: RailNews, merchantId: string): boolean =>
  'merchantId' in news && news.merchantId !== undefined && news.merchantId !== merchantId;

/** What rails say of receivers' accounts is kept for whoever plans, and for who asks. */
async function keep(
  { receivers }: Pick<RailNewsPorts, 'receivers'>,
  whose: Pick<ReceiverAccountKey, 'merchantId' | 'rail'>,
  news: RailNews,
): Promise<void> {
  if (news.kind === 'account') {
    const { at, standing } = news;
    const { accountId } = standing;
    await receivers.note({ ...whose, accountId }, { standing: { ...standing, at } });
  }
  if (news.kind === 'bank-payout') {
    const { kind: _, accountId, ...bankPayout } = news;
    await receivers.note({ ...whose, accountId }, { bankPayout });
  }
}

/** The merchant whose connection it is, if the connection's rail has sent the body. */
async function authenticate(
  { connections, readSecrets, verifiers }: RailNewsPorts,
  delivery: RailNewsDelivery,
): Promise<string | undefined> {
  const { rail, connectionId } = delivery;
  const merchantId = merchantOfConnection(connectionId);
  if (merchantId === undefined) return undefined;
  const connection = await connections.findConnection(merchantId, connectionId);
  if (connection?.kind !== 'payouts' || connection.provider !== rail) return undefined;

  const isSent = await verifiers[rail](delivery, await readSecrets(connectionId));
  return isSent ? merchantId : undefined;
}

async function record(
  { payouts, recordReport }: RailNewsPorts,
  merchantId: string,
  rail: CalledRail,
  news: Extract<RailNews, { kind: 'report' }>,
): Promise<RailNewsOutcome> {
  const { payoutId } = news.report;
  const payout = await payouts.findPayout(merchantId, payoutId);
  if (payout?.method.rail !== rail) return { kind: 'unknown', payoutId };

  const report = compareClaim(news, toRailPayment(payout));
  const { kind } = await recordReport(merchantId, rail, report);
  return { kind, payoutId };
}
