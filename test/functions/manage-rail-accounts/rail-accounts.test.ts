import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aRailAccountsApi } from '../../support/a-rail-accounts-api.ts';
import { completeAccount } from '../../support/rails/fake-stripe-accounts.ts';

const hour = 3_600_000;
const urls = { returnUrl: 'https://shop.example/done', refreshUrl: 'https://shop.example/again' };
const body = { connection: 'money', country: 'NL', ...urls };
const mia = { merchantId: 'acme', keyId: 'key-2', scopes: 'me', creatorId: 'mia' };
const post = 'POST /v1/creators/mia/rail-account';
const get = 'GET /v1/creators/mia/rail-account';

let api: Awaited<ReturnType<typeof aRailAccountsApi>>;
beforeEach(async () => {
  api = await aRailAccountsApi();
});
afterEach(() => api.stripe.stop());

const opened = () => api.stripe.accounts.accounts();
const methodOf = async (creatorId: string) =>
  (await api.directory.findCreator('acme', creatorId))?.payoutMethod;

describe('a creator’s account at Stripe', () => {
  it('is opened once, is what the creator is paid on, and has another link each time', async () => {
    const first = await api.call(post, { body });
    const second = await api.call(post, { body });

    expect(first).toMatchObject({
      status: 200,
      document: { creatorId: 'mia', connection: 'money' },
    });
    expect(first.document.link).toContain('https://connect.stripe.com/');
    expect(second.document.link).not.toBe(first.document.link);
    expect(opened()).toHaveLength(1);
    expect(await methodOf('mia')).toEqual({ rail: 'stripe', accountId: 'acct_1000' });
    expect(opened()[0]?.metadata).toEqual({ tributary_merchant: 'acme', tributary_creator: 'mia' });
  });

  it('leaves everything else of the creator as it was', async () => {
    const before = await api.directory.findCreator('acme', 'mia');
    await api.call(post, { body });

    expect(await api.directory.findCreator('acme', 'mia')).toEqual({
      ...before,
      payoutMethod: { rail: 'stripe', accountId: 'acct_1000' },
      // It takes another account's place, so it waits as any other would.
      accountChange: {
        at: expect.any(Number),
        from: { rail: 'sepa', ending: '2051' },
        to: { rail: 'stripe', ending: '1000' },
      },
    });
  });

  it('is one of each creator and connection', async () => {
    await api.call(post, { body });
    await api.call('POST /v1/creators/zoe/rail-account', { body });
    await api.call(post, { body: { ...body, connection: 'a-spare' } });

    expect(opened().map(({ id }) => id)).toEqual(['acct_1000', 'acct_1001', 'acct_1002']);
  });

  it('is opened once by two who ask at once', async () => {
    await Promise.all([api.call(post, { body }), api.call(post, { body })]);

    expect(opened()).toHaveLength(1);
  });

  it.each([
    { what: 'at once', later: 0 },
    { what: 'after Stripe has forgotten the call', later: 30 * hour },
  ])('is found again $what by who comes after a crash', async ({ later }) => {
    api.death.isNear = true;
    expect((await api.call(post, { body })).status).toBe(500);
    expect(opened()).toHaveLength(1);
    api.death.isNear = false;
    api.clock.now += later;

    expect((await api.call(post, { body })).status).toBe(200);

    expect(opened()).toHaveLength(1);
    expect(await methodOf('mia')).toEqual({ rail: 'stripe', accountId: 'acct_1000' });
  });

  it('is not asked for while nobody knows whether Stripe still knows the call', async () => {
    api.death.isNear = true;
    await api.call(post, { body });
    api.death.isNear = false;
    api.clock.now += 23 * hour + 60_000;

    expect(await api.call(post, { body })).toMatchObject({
      status: 503,
      document: { type: '/problems/rail-unavailable' },
    });
    expect(opened()).toHaveLength(1);
  });

  it('is opened anew where Stripe, days later, turns out to have none', async () => {
    api.stripe.fault('lost-call');
    expect((await api.call(post, { body })).status).toBe(503);
    await api.call('POST /v1/creators/zoe/rail-account', { body });
    api.clock.now += 50 * hour;

    expect((await api.call(post, { body })).status).toBe(200);
    expect(await methodOf('mia')).toEqual({ rail: 'stripe', accountId: 'acct_1001' });
  });

  it('whose answer was lost is found by asking again', async () => {
    api.stripe.fault('lost-answer');
    expect((await api.call(post, { body })).document.type).toBe('/problems/rail-unavailable');

    expect((await api.call(post, { body })).status).toBe(200);
    expect(opened()).toHaveLength(1);
  });

  it('is refused with Stripe’s reason, and may then be opened for another country', async () => {
    const refused = await api.call(post, { body: { ...body, country: 'XX' } });

    expect(refused).toMatchObject({ status: 409, document: { type: '/problems/rail-refuses' } });
    expect(refused.document.title).toContain('country_unsupported for country');
    expect((await api.call(post, { body })).status).toBe(200);
  });

  it('does not become one of another country', async () => {
    await api.call(post, { body });

    expect(await api.call(post, { body: { ...body, country: 'DE' } })).toMatchObject({
      status: 409,
      document: { type: '/problems/rail-account-opened-otherwise' },
    });
    expect(opened()).toHaveLength(1);
  });

  it.each([
    {
      what: 'no connection',
      changes: { connection: 'none' },
      status: 404,
      type: 'no-such-connection',
    },
    {
      what: 'a closed one',
      changes: { connection: 'closed' },
      status: 404,
      type: 'no-such-connection',
    },
    {
      what: 'one of PayPal',
      changes: { connection: 'paypal' },
      status: 409,
      type: 'connection-not-stripe',
    },
    { what: 'a shop', changes: { connection: 'shop' }, status: 409, type: 'connection-not-stripe' },
    { what: 'no country', changes: { country: 'Holland' }, status: 422, type: 'invalid-request' },
    {
      what: 'a page without TLS',
      changes: { returnUrl: 'http://shop.example' },
      status: 422,
      type: 'invalid-request',
    },
  ])('is not opened with $what', async ({ changes, status, type }) => {
    expect(await api.call(post, { body: { ...body, ...changes } })).toMatchObject({
      ...{ status, document: { type: `/problems/${type}` } },
    });
    expect(opened()).toEqual([]);
  });

  it.each([
    { who: 'nobody', status: 404 },
    { who: 'gone', status: 409 },
  ])('is not opened for $who', async ({ who, status }) => {
    expect((await api.call(`POST /v1/creators/${who}/rail-account`, { body })).status).toBe(status);
    expect(opened()).toEqual([]);
  });

  it.each([
    {
      what: 'refused',
      access: { secretKey: 'sk_test_other' },
      status: 502,
      type: 'rail-refuses-access',
    },
    { what: 'of no use', access: { token: 'x' }, status: 409, type: 'rail-access-unusable' },
  ])('is not opened with credentials that are $what', async ({ access, status, type }) => {
    const { address } = api.stripe;
    api.access.api = 'secretKey' in access ? { ...access, address } : access;

    expect(await api.call(post, { body })).toMatchObject({
      ...{ status, document: { type: `/problems/${type}` } },
    });
  });

  it('is not opened while Stripe is down, and nothing is said of the creator', async () => {
    api.stripe.goDown();

    expect((await api.call(post, { body })).status).toBe(503);
    expect((await methodOf('mia'))?.rail).not.toBe('stripe');
    expect(api.faults).toHaveLength(1);
  });

  it('is in the audit log, and its link is not', async () => {
    await api.call(post, { body });

    const { items } = await api.audit.list('acme', {}, { limit: 10 });
    expect(items).toMatchObject([{ kind: 'rail-account.opened', outcome: { kind: 'done' } }]);
    expect(JSON.stringify(items)).toContain('1000');
    expect(JSON.stringify(items)).not.toContain('connect.stripe.com');
  });
});

describe('how far an account is', () => {
  it('is asked of Stripe, and kept for who plans', async () => {
    await api.call(post, { body });
    const key = { merchantId: 'acme', rail: 'stripe', accountId: 'acct_1000' } as const;

    const before = await api.call(get);
    expect(before.document).toMatchObject({
      ...{ canReceive: false, canPayOut: false },
      requirements: ['external_account', 'individual.email', 'tos_acceptance.date'],
    });
    expect(before.document.missing).toContain('a bank account or card to be paid out to');
    expect((await api.receivers.find(key))?.standing?.canReceive).toBe(false);

    api.stripe.accounts.change('acct_1000', completeAccount);
    api.clock.now += 1;
    const after = await api.call('GET /v1/me/rail-account', { as: mia });
    expect(after.document).toMatchObject({ canReceive: true, canPayOut: true, missing: [] });
    expect((await api.receivers.find(key))?.standing?.canReceive).toBe(true);
  });

  it('comes with what the creator’s bank sent back', async () => {
    await api.call(post, { body });
    await api.receivers.note(
      { merchantId: 'acme', rail: 'stripe', accountId: 'acct_1000' },
      {
        bankPayout: {
          ...{ at: 1_000, reference: 'po_1', state: 'failed', reason: 'account_closed' },
          amount: { minorUnits: 4_000n, currency: 'EUR' },
        },
      },
    );

    const lastBankPayout = {
      ...{ state: 'failed', reason: 'account_closed', reference: 'po_1' },
      amount: { amount: '40.00', currency: 'EUR' },
    };
    expect((await api.call(get)).document).toMatchObject({ lastBankPayout });
    const own = await api.call('GET /v1/me/rail-account', { as: mia });
    expect(own.document).toMatchObject({ lastBankPayout });
  });

  it('is asked over the connection that it was opened over', async () => {
    await api.call(post, { body });
    await api.directory.saveConnection({
      ...(await api.directory.findConnection('acme', 'acme.money')),
      closedAt: 1,
    } as never);

    // The other connection leads to the same platform here; an account of none of them would be gone.
    expect((await api.call(get)).status).toBe(200);
    await api.directory.setPayoutMethod('acme', 'mia', { rail: 'stripe', accountId: 'acct_9' }, 1);
    expect((await api.call(get)).document.type).toBe('/problems/rail-account-gone');
  });

  it('is nothing where the creator is paid in another way', async () => {
    expect((await api.call(get)).document.type).toBe('/problems/no-rail-account');
    expect((await api.call('GET /v1/creators/nobody/rail-account')).document.type).toBe(
      '/problems/not-found',
    );
  });
});

describe('a creator with a key of the own', () => {
  it('opens the page on which the account is completed', async () => {
    await api.call(post, { body });

    const answer = await api.call('POST /v1/me/rail-account/link', { as: mia, body: urls });

    expect(answer.status).toBe(200);
    expect(answer.document.link).toContain('/acct_1000/');
    expect(opened()).toHaveLength(1);
  });

  it('has none before the merchant has opened an account, and opens none', async () => {
    const answer = await api.call('POST /v1/me/rail-account/link', { as: mia, body: urls });

    expect(answer.document.type).toBe('/problems/no-rail-account');
    expect((await api.call(post, { as: mia, body })).status).toBe(403);
    expect(opened()).toEqual([]);
  });
});
