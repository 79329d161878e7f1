import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseJsonLosslessly } from '../../adapters/json/parse-json-losslessly.ts';
import { cancelUnclaimed } from '../../adapters/rails/paypal/cancel-unclaimed.ts';
import { paypalApi } from '../../adapters/rails/paypal/paypal-api.ts';
import { paypalRail } from '../../adapters/rails/paypal/paypal-rail.ts';
import { readStripeNews } from '../../adapters/rails/stripe/read-stripe-news.ts';
import { stripeApi } from '../../adapters/rails/stripe/stripe-api.ts';
import { stripeOnboarding } from '../../adapters/rails/stripe/stripe-onboarding.ts';
import { stripeRail } from '../../adapters/rails/stripe/stripe-rail.ts';
import { transferSchema } from '../../adapters/rails/stripe/transfer-schema.ts';
import { readWiseNews } from '../../adapters/rails/wise/read-wise-news.ts';
import { wiseVerifier } from '../../adapters/rails/wise/verify-wise.ts';
import type { RailOrder, RailPayment } from '../../core/payouts/payout-rail.ts';
import { answerSchema, requestSchema } from '../support/rails/closed-schemas.ts';
import { readStripeForm } from '../support/rails/read-stripe-form.ts';
import { startFakePaypal } from '../support/rails/start-fake-paypal.ts';
import { startFakeStripe, stripeTestKey } from '../support/rails/start-fake-stripe.ts';
import { type Exchange, startPrism } from '../support/rails/start-prism.ts';
import { readSample } from '../support/samples.ts';

const stripeDocument = 'specs/stripe-2023-08-16-payouts.openapi.json';
const paypalDocument = 'paypal/payments_payouts_batch_v1.openapi.json';
const submittedAt = Date.UTC(2026, 2, 2, 12);
const now = () => submittedAt;
/** A mock takes its time for the first answer. */
const patience = {
  ...{ timeoutMs: 20_000, retries: 0, backoffMsMax: 10, waitMsMax: 50, totalMs: 25_000 },
};
type Prism = Awaited<ReturnType<typeof startPrism>>;

const orderOf = (...payments: readonly RailPayment[]): RailOrder => ({
  ...{ merchantId: 'm1', batchId: '2026-03-eur-1', submittedAt, payments },
});
const amounts: readonly Pick<RailPayment, 'currency' | 'minorUnits'>[] = [
  { currency: 'EUR', minorUnits: 1_234n },
  { currency: 'JPY', minorUnits: 500n },
  { currency: 'HUF', minorUnits: 120_000n },
];
const paymentsOf = (receiver: RailPayment['receiver']): RailPayment[] =>
  amounts.map((amount, index) => ({
    ...{ payoutId: `mia-${index}`, note: 'Commissions of March', receiver, ...amount },
  }));
const refused = ({ status, violations }: Exchange) =>
  (status >= 400 && status < 500) || violations.length > 0;

describe('what is sent to Stripe', () => {
  let prism: Prism;
  beforeAll(async () => {
    prism = await startPrism(stripeDocument);
  });
  afterAll(() => prism.stop());
  const access = () => ({ secretKey: 'sk_test_1', address: prism.address });
  const last = () => prism.exchanges.splice(0);

  it('are transfers as its document has them', async () => {
    const rail = stripeRail(stripeApi(access(), patience), now);

    await rail.submit(orderOf(...paymentsOf({ rail: 'stripe', accountId: 'acct_1' })));

    const exchanges = last();
    const isTransfer = requestSchema(
      ...([stripeDocument, '/v1/transfers', 'application/x-www-form-urlencoded'] as const),
    );
    expect(exchanges).toHaveLength(3);
    expect(exchanges.filter(refused)).toEqual([]);
    for (const { body } of exchanges) {
      expect([isTransfer(readStripeForm(body)), isTransfer.errors]).toEqual([true, null]);
    }
  });

  it('are look-ups that it knows', async () => {
    const rail = stripeRail(stripeApi(access(), patience), now);

    await rail.lookUp(orderOf(...paymentsOf({ rail: 'stripe', accountId: 'acct_1' })));

    const exchanges = last();
    expect(exchanges.map(({ query }) => query)).toContain('transfer_group=mia-0&limit=100');
    expect(exchanges.filter(refused)).toEqual([]);
  });

  it('are links of accounts as its document has them', async () => {
    const links = stripeOnboarding(stripeApi(access(), patience));
    const [returnUrl, refreshUrl] = ['https://shop.example/done', 'https://shop.example/again'];

    await links.openLink({ accountId: 'acct_1', returnUrl, refreshUrl }).catch(() => undefined);

    const exchanges = last();
    const isLink = requestSchema(
      ...([stripeDocument, '/v1/account_links', 'application/x-www-form-urlencoded'] as const),
    );
    expect(exchanges.filter(refused)).toEqual([]);
    expect(exchanges.map(({ body }) => isLink(readStripeForm(body)))).toEqual([true]);
  });

  it('are refused by the mock if anything that is needed is missing, and by the schema if more is there', async () => {
    const api = stripeApi(access(), patience);
    const isTransfer = requestSchema(
      ...([stripeDocument, '/v1/transfers', 'application/x-www-form-urlencoded'] as const),
    );

    await api.send({ method: 'POST', path: 'transfers', form: { amount: '1', currency: 'eur' } });

    expect(last().filter(refused)).toHaveLength(1);
    const more = 'amount=1&currency=eur&destination=acct_1&group=mia';
    expect(isTransfer(readStripeForm(more))).toBe(false);
  });
});

describe('what is sent to PayPal', () => {
  let prism: Prism;
  /** What the mock does not know, or knows no sense of. */
  const answers = new Map<string, unknown>();
  beforeAll(async () => {
    answers.set('/v1/oauth2/token', { access_token: 't1', expires_in: 32_400 });
    prism = await startPrism(paypalDocument, (path) => answers.get(path));
  });
  afterAll(() => prism.stop());
  const open = () => {
    const access = { clientId: 'c1', clientSecret: 's1', address: prism.address };
    return paypalApi(access, now, patience);
  };
  const last = () => prism.exchanges.splice(0);
  const payments = (): RailPayment[] => [
    ...paymentsOf({ rail: 'paypal', receiver: 'mia@example.com', receiverKind: 'email' }),
    {
      ...{ payoutId: `${'zoe'.repeat(40)}-1`, note: 'March\nand April', currency: 'USD' },
      ...{ minorUnits: 5n },
      receiver: { rail: 'paypal', receiver: 'G83JXTJ5EHCQ2', receiverKind: 'paypal-id' },
    },
  ];

  it('are batches as its document has them', async () => {
    await paypalRail(open(), now).submit(orderOf(...payments()));

    const [exchange, ...others] = last().filter(({ method }) => method === 'POST');
    const body = JSON.parse(exchange?.body ?? '') as { items: { amount: { value: string } }[] };
    const isBatch = requestSchema(
      ...([paypalDocument, '/v1/payments/payouts', 'application/json'] as const),
    );
    expect([exchange?.status, exchange?.violations, others]).toEqual([201, [], []]);
    expect([isBatch(body), isBatch.errors]).toEqual([true, null]);
    expect(body.items.map(({ amount }) => amount.value)).toEqual(['12.34', '500', '1200', '0.05']);
  });

  it('are look-ups that it knows', async () => {
    const known = payments().map((payment) => ({ ...payment, reference: 'BATCH1' }));

    await paypalRail(open(), now).lookUp(orderOf(...known));

    const [exchange] = last();
    expect(exchange).toMatchObject({ method: 'GET', path: '/v1/payments/payouts/BATCH1' });
    expect([exchange?.status, exchange?.violations]).toEqual([200, []]);
  });

  it('are cancellations that it knows', async () => {
    const [batch, item] = ['/v1/payments/payouts/BATCH1', '/v1/payments/payouts-item/ITEM1/cancel'];
    const payout_item = {
      ...{ receiver: 'mia@example.com', amount: { value: '12.34', currency: 'EUR' } },
      sender_item_id: 'mia-0',
    };
    answers.set(batch, {
      batch_header: {
        ...{ payout_batch_id: 'BATCH1', batch_status: 'SUCCESS' },
        sender_batch_header: { sender_batch_id: 'm1/b1' },
      },
      total_pages: 1,
      items: [
        {
          ...{ payout_item_id: 'ITEM1', payout_batch_id: 'BATCH1', payout_item },
          transaction_status: 'UNCLAIMED',
        },
      ],
    });

    const order = { merchantId: 'm1', batchId: 'b1' };
    await cancelUnclaimed(open(), order, { payoutId: 'mia-0', reference: 'BATCH1' });
    answers.delete(batch);

    const [exchange, ...others] = last();
    expect(exchange).toMatchObject({ path: item, method: 'POST', status: 200, violations: [] });
    expect(others).toEqual([]);
  });

  it('are refused by the mock with a number for an amount, and by the schema if more is there', async () => {
    const isBatch = requestSchema(
      ...([paypalDocument, '/v1/payments/payouts', 'application/json'] as const),
    );
    const item = { receiver: 'mia@example.com', amount: { currency: 'EUR', value: 12.34 } };
    const batch = { sender_batch_header: {}, items: [item] };

    await open().send({ method: 'POST', path: 'v1/payments/payouts', json: batch });

    expect(last().filter(refused)).toHaveLength(1);
    const written = { ...item, amount: { currency: 'EUR', value: '12.34' } };
    expect(isBatch({ ...batch, items: [written] })).toBe(true);
    expect(isBatch({ ...batch, items: [{ ...written, sender_item: 'x' }] })).toBe(false);
  });
});

describe('the fakes of rails', () => {
  /** The two counts of a batch, which are read as text and are numbers. */
  const asNumbers = (batch: unknown) => {
    const { total_items: items, total_pages: pages, ...rest } = batch as Record<string, unknown>;
    return { ...rest, total_items: Number(items), total_pages: Number(pages) };
  };

  it('answer as Stripe’s document has it', async () => {
    const stripe = await startFakeStripe(now);
    await stripe.rail.submit(orderOf(...paymentsOf({ rail: 'stripe', accountId: 'acct_1' })));
    const isList = answerSchema(stripeDocument, '/v1/transfers', ['get', '200']);
    const isTransfer = answerSchema(stripeDocument, '/v1/transfers', ['post', '200']);

    const answer = await fetch(`${stripe.address}/v1/transfers?transfer_group=mia-0`, {
      headers: { authorization: `Bearer ${stripeTestKey}` },
    });
    const list = await answer.json();
    await stripe.stop();

    expect([isList(list), isList.errors]).toEqual([true, null]);
    expect(stripe.transfers.map((transfer) => isTransfer(transfer))).toEqual([true, true, true]);
    expect(isTransfer.errors).toBeNull();
  });

  it('answer as PayPal’s document has it', async () => {
    const paypal = await startFakePaypal(now);
    const receiver = {
      rail: 'paypal',
      receiver: 'mia@example.com',
      receiverKind: 'email',
    } as const;
    await paypal.rail.submit(orderOf(...paymentsOf(receiver)));
    const isBatch = answerSchema(paypalDocument, '/v1/payments/payouts/{id}', ['get', '200']);

    const path = 'v1/payments/payouts/BATCH1';
    const answer = await paypal.api.get(path, { total_required: 'true' });
    const batch = asNumbers(answer?.json);
    await paypal.stop();

    expect([isBatch(batch), isBatch.errors]).toEqual([true, null]);
  });
});

describe('the samples of Stripe', () => {
  const read = (path: string) => {
    const parsed = parseJsonLosslessly(readSample(path));
    if ('refusal' in parsed) throw new Error(parsed.refusal);
    return parsed.value;
  };

  it('of a transfer as Stripe has it now are read', () => {
    const fixtures = read('stripe/fixtures3.json') as { resources?: { transfer: unknown } };
    const { transfer } = fixtures.resources ?? (fixtures as { transfer: unknown });

    expect(transferSchema.safeParse(transfer)).toMatchObject({
      ...{ success: true, data: { amount: '1100', currency: 'usd', reversed: false } },
    });
  });

  it('of a transfer before Connect are no transfer', () => {
    expect(readStripeNews(read('stripe/transfer.created.json'))).toMatchObject({
      ...{ kind: 'unusable', topic: 'transfer.created' },
    });
  });

  it('of an account are read as far as they go', () => {
    expect(readStripeNews(read('stripe/account.updated.json'))).toMatchObject({
      kind: 'account',
      standing: { accountId: 'acct_00000000000000', canReceive: false, canPayOut: false },
    });
  });

  it('of a payout of the platform itself are nothing to creators', () => {
    expect(readStripeNews(read('stripe/payout.paid.json'))).toMatchObject({ kind: 'other' });
  });

  it('of an Express account of today are read whole', () => {
    const object = read('stripe/djstripe-account_express_acct_1IuHosQveW0ONQsd.json');
    const event = { object: 'event', type: 'account.updated', created: '1', data: { object } };

    expect(readStripeNews(event)).toMatchObject({
      kind: 'account',
      standing: { accountId: 'acct_1IuHosQveW0ONQsd' },
    });
  });

  it('of a payout as somebody’s database has it are no payout', () => {
    const object = read('stripe/djstripe-payout_custom_bank_account.json');
    const event = { object: 'event', type: 'payout.paid', created: '1', account: 'acct_1' };

    expect(readStripeNews({ ...event, data: { object } })).toMatchObject({ kind: 'unusable' });
  });
});

describe('the genuine delivery of Wise', () => {
  it('is verified, and asks for looking its transfer up', () => {
    const vector = JSON.parse(readSample('wise/webhook-rsa-vector.json').toString('utf8')) as {
      readonly body: string;
      readonly signature: string;
      readonly publicKeyPem: string;
    };
    const body = Buffer.from(vector.body);
    const delivery = { headers: { 'X-Signature-SHA256': vector.signature }, body };
    const parsed = parseJsonLosslessly(body);

    expect(wiseVerifier.verify(delivery, [vector.publicKeyPem], { now: submittedAt })).toEqual({
      ok: true,
    });
    expect('value' in parsed && readWiseNews(parsed.value)).toEqual({
      ...{ kind: 'look-up', at: Date.UTC(2021, 7, 23, 10, 12, 50), reference: '49983981' },
      evidence: 'Wise says that transfer 49983981 is incoming_payment_waiting.',
    });
  });
});
