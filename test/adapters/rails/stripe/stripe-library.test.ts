import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { stripeApi } from '../../../../adapters/rails/stripe/stripe-api.ts';
import { stripeOnboarding } from '../../../../adapters/rails/stripe/stripe-onboarding.ts';
import { stripeRail } from '../../../../adapters/rails/stripe/stripe-rail.ts';
import { railPatience } from '../../../support/rails/fake-rail.ts';
import { serveFakeApi } from '../../../support/serve-fake-api.ts';

type Sent = {
  readonly method: string;
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, unknown>>;
};

const apiVersion = '2025-09-30.clover';

describe('Stripe’s own library', () => {
  let sent: Sent[];
  let server: Awaited<ReturnType<typeof serveFakeApi>>;
  beforeEach(async () => {
    sent = [];
    server = await serveFakeApi({
      isAllowed: () => true,
      answer(url, { method, headers, text }) {
        const fields = method === 'GET' ? url.searchParams : new URLSearchParams(text);
        const {
          authorization,
          'idempotency-key': key,
          'stripe-version': version,
          'content-type': type,
        } = headers;
        sent.push({
          ...{ method, path: url.pathname },
          fields: [...fields].toSorted(([a], [b]) => (a < b ? -1 : 1)),
          headers: { authorization, key, version, type: type?.split(';')[0] },
        });
        return { status: 200, body: { object: 'list', data: [], has_more: false } };
      },
    });
  });
  afterEach(() => server.stop());

  const library = () =>
    new Stripe('sk_test_1', {
      ...{ host: '127.0.0.1', port: Number(new URL(server.address).port), protocol: 'http' },
      // Another version than the library's own is for whoever pins one.
      apiVersion: apiVersion as never,
    });
  const ours = () => stripeApi({ secretKey: 'sk_test_1', address: server.address }, railPatience);
  const withoutKey = ({ headers: { key: _, ...headers }, ...rest }: Sent) => ({ ...rest, headers });

  const submittedAt = Date.UTC(2026, 2, 2);
  const receiver = { rail: 'stripe', accountId: 'acct_1' } as const;
  const payment = {
    payoutId: 'mia-eur-2',
    currency: 'EUR',
    minorUnits: 1_234n,
    note: 'March & May',
  };
  const order = {
    merchantId: 'm1',
    batchId: 'b1',
    submittedAt,
    payments: [{ ...payment, receiver }],
  };

  it('sends the same transfer', async () => {
    await stripeRail(ours(), () => submittedAt).submit(order);
    const [own] = sent.splice(0);

    await library().transfers.create(
      {
        ...{ amount: 1_234, currency: 'eur', destination: 'acct_1', description: 'March & May' },
        transfer_group: 'mia-eur-2',
        metadata: {
          tributary_merchant: 'm1',
          tributary_payout: 'mia-eur-2',
          tributary_batch: 'b1',
        },
      },
      { idempotencyKey: String(own?.headers.key) },
    );

    expect(own?.headers.key).toMatch(/^.{1,255}$/);
    expect(sent).toEqual([own]);
  });

  it('asks for the same transfers', async () => {
    await stripeRail(ours(), () => submittedAt).lookUp(order);
    const [own] = sent.splice(0);

    await library().transfers.list({ transfer_group: 'mia-eur-2', limit: 100 });

    expect(sent.map(({ method, path, fields }) => ({ method, path, fields }))).toEqual([
      { method: own?.method, path: own?.path, fields: own?.fields },
    ]);
  });

  it('opens the same account, and the same link', async () => {
    const onboarding = stripeOnboarding(ours());
    const mia = {
      merchantId: 'm1',
      creatorId: 'mia',
      country: 'NL',
      agreement: 'recipient',
      attempt: '1',
    } as const;
    const urls = { returnUrl: 'https://shop.example/a?b=c', refreshUrl: 'https://shop.example/d' };
    await onboarding.openAccount(mia).catch(() => undefined);
    await onboarding.openLink({ accountId: 'acct_1', ...urls }).catch(() => undefined);
    const own = sent.splice(0);

    await library().accounts.create({
      ...{ type: 'express', country: 'NL', capabilities: { transfers: { requested: true } } },
      tos_acceptance: { service_agreement: 'recipient' },
      metadata: { tributary_merchant: 'm1', tributary_creator: 'mia' },
    });
    await library().accountLinks.create({
      ...{ account: 'acct_1', type: 'account_onboarding' },
      ...{ return_url: urls.returnUrl, refresh_url: urls.refreshUrl },
    });

    // Whoever gives the library no key is given one of its own.
    expect(sent.map(withoutKey)).toEqual(own.map(withoutKey));
  });
});
