import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { aManagementApi } from '../../support/a-management-api.ts';
import { anAdobeKeyPair } from '../../support/adobe-commerce-deliveries.ts';
import { manager, operator } from '../../support/call-endpoint.ts';
import {
  aCode,
  aConnection,
  aCreator,
  aLink,
  aMerchant,
  anEnrolment,
  aPlanVersion,
  aProgram,
} from '../../support/factories/index.ts';

const everything = {
  merchants: [aMerchant()],
  programs: [aProgram()],
  creators: [aCreator(), aCreator({ creatorId: 'leo', name: 'Leo' })],
  enrolments: [anEnrolment(), anEnrolment({ creatorId: 'leo' })],
  links: [aLink()],
  codes: [aCode()],
  connections: [aConnection()],
};
const other = { ...manager, merchantId: 'other' } as typeof manager;
const key = { 'idempotency-key': 'k1' };
const manyChannels = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`channel-${place}`, 'ignore']));

describe('merchants and API keys', () => {
  it('are made by the operator, a merchant once', async () => {
    const { call } = aManagementApi();
    const body = { merchantId: 'acme', name: 'Acme' };

    expect((await call('POST /v1/merchants', { as: operator, body })).status).toBe(201);
    expect((await call('POST /v1/merchants', { as: operator, body })).status).toBe(200);
    const changed = { ...body, name: 'Another' };
    expect((await call('POST /v1/merchants', { as: operator, body: changed })).status).toBe(409);
    expect((await call('POST /v1/merchants', { body })).status).toBe(403);
  });

  it('are somebody for tax, if the operator says so, with a zone that there is', async () => {
    const { call, programs } = aManagementApi();
    const tax = { country: 'US', timezone: 'America/New_York' };
    const make = (more: object) =>
      call('POST /v1/merchants', {
        as: operator,
        body: { merchantId: 'acme', name: 'Acme', tax: { ...tax, ...more } },
      });

    expect(await make({ timezone: '+01:00' })).toMatchObject({ status: 422 });
    expect(await make({ country: 'usa' })).toMatchObject({ status: 422 });
    const made = await make({});
    expect(made).toMatchObject({ status: 201, document: { tax: { incomeKind: 'commission' } } });
    expect((await programs.findMerchant('acme'))?.tax).toEqual({
      ...tax,
      incomeKind: 'commission',
    });
    expect((await make({})).status).toBe(200);
  });

  it('have a tax number of their country for invoices, which is written as everybody writes it', async () => {
    const { call, programs } = aManagementApi();
    const make = (more: object) =>
      call('POST /v1/merchants', {
        as: operator,
        body: { merchantId: 'acme', name: 'Acme', tax: { timezone: 'UTC', ...more } },
      });

    expect(await make({ country: 'DE', taxNumber: 'FR12345678901' })).toMatchObject({
      status: 422,
    });
    expect(await make({ country: 'US', taxNumber: 'DE123456789' })).toMatchObject({ status: 422 });
    const german = { country: 'DE', taxNumber: 'de 123 456 789', legalName: 'Acme GmbH' };
    expect(await make(german)).toMatchObject({
      status: 201,
      document: { tax: { taxNumber: 'DE123456789', legalName: 'Acme GmbH' } },
    });
    expect((await programs.findMerchant('acme'))?.tax?.taxNumber).toBe('DE123456789');
  });

  it('refuses a debtor whose IBAN has a wrong check number', async () => {
    const { call } = aManagementApi();
    const debtor = { name: 'Acme', iban: 'DE89370400440532013001', bic: 'COBADEFFXXX' };

    const answer = await call('POST /v1/merchants', {
      as: operator,
      body: { merchantId: 'acme', name: 'Acme', debtor },
    });

    expect(answer).toMatchObject({
      status: 422,
      document: { issues: [{ path: ['debtor', 'iban'] }] },
    });
  });

  it('shows the text of a key once, and stores only its hash', async () => {
    const { call, programs } = aManagementApi(everything);

    const { status, document } = await call('POST /v1/api-keys', {
      as: operator,
      body: { merchantId: 'acme', name: 'console', scopes: ['manage', 'read'], lifeSeconds: 60 },
    });

    expect(status).toBe(201);
    expect(document.key).toMatch(/^trb_acme_[\w-]{20,128}$/);
    expect(await programs.findApiKey('acme', sha256(document.key))).toMatchObject({
      merchantId: 'acme',
      name: 'console',
      scopes: ['manage', 'read'],
    });
    expect(document.expiresAt).toBe('2026-03-02T10:01:00.000Z');
  });

  it('makes a publishable key for the pages that it names, which its first letters tell from a secret', async () => {
    const { call, programs } = aManagementApi(everything);
    const allowedOrigins = ['https://shop.example', 'http://localhost:3000'];

    const { status, document } = await call('POST /v1/api-keys', {
      body: { name: 'pages', scopes: ['browser'], allowedOrigins },
    });

    expect(status).toBe(201);
    expect(document.key).toMatch(/^trbp_acme_[\w-]{20,128}$/);
    expect(document).toMatchObject({ allowedOrigins, requestsPerMinute: 3_000 });
    expect(await programs.findApiKey('acme', sha256(document.key))).toMatchObject({
      scopes: ['browser'],
      publishable: { allowedOrigins, requestsPerMinute: 3_000 },
    });
  });

  it.each([
    ['no origin', {}],
    ['a path', { allowedOrigins: ['https://shop.example/'] }],
    ['every origin', { allowedOrigins: ['*'] }],
    ['the origin of files', { allowedOrigins: ['null'] }],
    ['an origin in capitals', { allowedOrigins: ['https://Shop.example'] }],
    ['plain HTTP', { allowedOrigins: ['http://shop.example'] }],
    ['an origin twice', { allowedOrigins: ['https://a.example', 'https://a.example'] }],
    ['another scope', { scopes: ['browser', 'events'], allowedOrigins: ['https://a.example'] }],
    ['origins for a secret key', { scopes: ['events'], allowedOrigins: ['https://a.example'] }],
    ['a limit for a secret key', { scopes: ['events'], requestsPerMinute: 60 }],
  ])('makes no publishable key with %s', async (_, changes) => {
    const { call } = aManagementApi(everything);

    const body = { name: 'pages', scopes: ['browser'], ...changes };
    const answer = await call('POST /v1/api-keys', { body });

    expect(answer.status).toBe(422);
    expect(answer.document.key).toBeUndefined();
  });

  it.each([
    { what: 'an unknown merchant', as: operator, body: { merchantId: 'nobody' }, status: 404 },
    { what: 'no merchant', as: operator, body: {}, status: 422 },
    {
      what: 'a merchant named by a manager',
      as: manager,
      body: { merchantId: 'acme' },
      status: 422,
    },
    { what: 'no such creator', as: manager, body: { scopes: ['me'], creatorId: 'x' }, status: 422 },
    { what: 'a creator’s key without creator', as: manager, body: { scopes: ['me'] }, status: 422 },
    {
      what: 'a creator’s key with more scopes',
      as: manager,
      body: { scopes: ['me', 'read'], creatorId: 'mia' },
      status: 422,
    },
    { what: 'a scope twice', as: manager, body: { scopes: ['read', 'read'] }, status: 422 },
    {
      what: 'a scope that the manager lacks',
      as: { ...manager, scopes: 'manage' } as typeof manager,
      body: { scopes: ['payouts'] },
      status: 403,
    },
  ])('makes no key for $what', async ({ as, body, status }) => {
    const { call } = aManagementApi(everything);

    const answer = await call('POST /v1/api-keys', {
      as,
      body: { name: 'a key', scopes: ['read'], ...body },
    });

    expect(answer.status).toBe(status);
    expect(answer.document.key).toBeUndefined();
  });
});

/** The part of a program's body that sets a budget in USD. */
function budgetOf({ amount = '500.00', ...changes }: Record<string, string>) {
  return { budget: { amount: { amount, currency: 'USD' }, ...changes } };
}

describe('programs', () => {
  const body = { name: 'Spring', planId: 'standard', landingHosts: ['Acme.example'] };

  it('have a budget that honours what is earned beyond it, unless they say otherwise', async () => {
    const { call, programs } = aManagementApi();
    const budget = { amount: { minorUnits: 50_000n, currency: 'USD' } };

    await call('PUT /v1/programs/spring', { body: { ...body, ...budgetOf({}) } });
    expect((await programs.findProgram('acme', 'spring'))?.budget).toEqual({
      ...budget,
      whenSpent: 'honour',
    });
    const monthly = { ...body, ...budgetOf({ period: 'month', whenSpent: 'stop' }) };
    const { document } = await call('PUT /v1/programs/spring', { body: monthly });

    expect(document.budget).toEqual(monthly.budget);
    const shown = await call('GET /v1/programs/spring');
    expect(shown.document.budget).toEqual(monthly.budget);
    expect((await programs.findProgram('acme', 'spring'))?.budget).toEqual({
      ...budget,
      period: 'month',
      whenSpent: 'stop',
    });
  });

  it('take the defaults of the design', async () => {
    const { call, programs } = aManagementApi();

    expect((await call('PUT /v1/programs/spring', { body })).status).toBe(200);

    expect(await programs.findProgram('acme', 'spring')).toEqual({
      merchantId: 'acme',
      programId: 'spring',
      name: 'Spring',
      planId: 'standard',
      landingHosts: ['acme.example'],
      attribution: {
        model: { kind: 'last-touch' },
        clickWindowDays: 30,
        viewWindowDays: 1,
        viewsEarn: false,
        codeVsLink: 'code-wins',
      },
      hold: {
        afterFulfilmentDays: 30,
        afterPaymentDays: 45,
        digitalAfterPaymentDays: 14,
        unpaidExpiryDays: 30,
      },
      payouts: { minimums: [] },
      rateProtectionDays: 30,
    });
  });

  it.each<[string, unknown, unknown]>([
    ['a name alone', 'linear', { kind: 'linear' }],
    ['time decay', { kind: 'time-decay' }, { kind: 'time-decay', halfLifeHours: 168 }],
    [
      'the U',
      { kind: 'position-based' },
      { kind: 'position-based', weights: { first: 40, middle: 20, last: 40 } },
    ],
    [
      'the W',
      { kind: 'w-shaped' },
      { kind: 'w-shaped', weights: { first: 30, lead: 30, opportunity: 30, others: 10 } },
    ],
    [
      'custom weights',
      { kind: 'custom-weights', fromLast: [2, 1] },
      { kind: 'custom-weights', fromFirst: [], others: 0, fromLast: [2, 1] },
    ],
    [
      'a data-driven model with its fall-back',
      { kind: 'data-driven', fallback: 'linear' },
      { kind: 'data-driven', fallback: { kind: 'linear' } },
    ],
  ])('attribute by %s', async (_, model, stored) => {
    const { call, programs } = aManagementApi();

    const { status } = await call('PUT /v1/programs/spring', {
      body: { ...body, attribution: { model } },
    });

    expect(status).toBe(200);
    expect((await programs.findProgram('acme', 'spring'))?.attribution.model).toEqual(stored);
  });

  it.each<[string, object]>([
    ['a model that nobody knows', { model: 'magic' }],
    ['weights that divide nothing', { model: { kind: 'custom-weights' } }],
    ['a half-life of nothing', { model: { kind: 'time-decay', halfLifeHours: 0 } }],
    ['weights with fractions', { model: { kind: 'custom-weights', fromLast: [0.5] } }],
    ['a data-driven model without a fall-back', { model: 'data-driven' }],
    ['a region that is none', { regions: { only: ['Germany'] } }],
    ['a channel rule that is none', { channels: { email: 'sometimes' } }],
    ['rules for more channels than a program has', { channels: manyChannels(101) }],
    ['a window beyond what is looked up', { clickWindowDays: 121 }],
  ])('refuse %s', async (_, attribution) => {
    const { call } = aManagementApi();

    const { status } = await call('PUT /v1/programs/spring', { body: { ...body, attribution } });

    expect(status).toBe(422);
  });

  it('show what was put, amounts as texts', async () => {
    const { call } = aManagementApi();
    const payouts = { minimums: [{ amount: '1200', currency: 'JPY' }] };

    await call('PUT /v1/programs/spring', { body: { ...body, payouts } });
    const { document } = await call('GET /v1/programs/spring');

    expect(document).toMatchObject({ programId: 'spring', payouts });
    expect((await call('GET /v1/programs')).document.items).toEqual([document]);
  });

  it.each([
    { what: 'an id in capitals', id: 'Spring', change: {} },
    {
      what: 'yen with decimals',
      id: 'a',
      change: { payouts: { minimums: [{ amount: '1.5', currency: 'JPY' }] } },
    },
    {
      what: 'an amount that is a number',
      id: 'a',
      change: { payouts: { minimums: [{ amount: 25, currency: 'USD' }] } },
    },
    {
      what: 'two minimums of one currency',
      id: 'a',
      change: {
        payouts: {
          minimums: [
            { amount: '25.00', currency: 'USD' },
            { amount: '50.00', currency: 'USD' },
          ],
        },
      },
    },
    { what: 'a budget of nothing', id: 'a', change: budgetOf({ amount: '0.00' }) },
    { what: 'a budget by the week', id: 'a', change: budgetOf({ period: 'week' }) },
    { what: 'a budget that silently denies', id: 'a', change: budgetOf({ whenSpent: 'deny' }) },
    { what: 'a host with a path', id: 'a', change: { landingHosts: ['acme.example/x'] } },
    { what: 'no host', id: 'a', change: { landingHosts: [] } },
    { what: 'a tenant of its own choosing', id: 'a', change: { merchantId: 'other' } },
    {
      what: 'a window beyond the look-up',
      id: 'a',
      change: { attribution: { clickWindowDays: 121 } },
    },
  ])('are not saved with $what', async ({ id, change }) => {
    const { call, programs } = aManagementApi();

    const answer = await call(`PUT /v1/programs/${id}`, { body: { ...body, ...change } });

    expect(answer.status).toBe(422);
    expect(answer.document.issues).not.toEqual([]);
    expect(await programs.listPrograms('acme')).toEqual([]);
  });
});

describe('plans', () => {
  const rules = [
    {
      ruleId: 'new',
      when: { all: [{ customer: 'new' }, { not: { product: ['1'] } }] },
      rewards: [{ kind: 'percent', rate: '12.5' }],
    },
    {
      ruleId: 'all',
      rewards: [{ kind: 'flat-per-order', amount: { amount: '2.00', currency: 'USD' } }],
    },
  ];
  const publish = 'POST /v1/plans/standard/versions';

  it('publish a version with exact rates, in force from now', async () => {
    const { call, programs } = aManagementApi(everything);

    const answer = await call(publish, { body: { versionId: 'v1', rules }, headers: key });

    expect(answer.status).toBe(201);
    const [version] = await programs.listPlanVersions('acme', 'standard');
    expect(version).toMatchObject({
      versionId: 'v1',
      rounding: 'half-even',
      base: { includeTax: false, includeGiftCards: false },
    });
    expect(version?.rules[0]?.rewards).toEqual([
      { kind: 'percent', rate: { numerator: 125n, denominator: 1_000n } },
    ]);
    expect(answer.document).toMatchObject({
      publishedAt: '2026-03-02T10:00:00.000Z',
      effectiveFrom: '2026-03-02T10:00:00.000Z',
      rules: [
        rules[0],
        { ruleId: 'all', rewards: [{ ...rules[1]?.rewards[0], afterRefund: 'prorated' }] },
      ],
    });
    expect((await call('GET /v1/plans/standard/versions')).document.items).toEqual([
      answer.document,
    ]);
  });

  it('answer a version of earlier days, sent again, with what it was: it exchanges nothing', async () => {
    const older = aPlanVersion({ versionId: 'v1' });
    const { call, programs } = aManagementApi({
      ...everything,
      planVersions: [{ merchantId: 'acme', version: older }],
    });
    const { versionId } = older;
    const body = {
      versionId,
      rules: [{ ruleId: 'everything', rewards: [{ kind: 'percent', rate: '10' }] }],
    };

    const again = await call(publish, { body, headers: key });
    const other = await call(publish, {
      body: { ...body, base: { includeTax: true } },
      headers: { 'idempotency-key': 'k2' },
    });

    expect(again).toMatchObject({ status: 201, document: { otherCurrencies: 'next-rule' } });
    expect(other.status).toBe(409);
    expect(await programs.listPlanVersions('acme', 'standard')).toEqual([older]);
  });

  it('publish once under one key, and never edit a version', async () => {
    const { call, programs } = aManagementApi(everything);

    const first = await call(publish, { body: { rules }, headers: key });
    const again = await call(publish, { body: { rules }, headers: key });
    expect(again.document).toEqual(first.document);

    const { versionId } = first.document;
    const sameTerms = { body: { versionId, rules }, headers: { 'idempotency-key': 'k2' } };
    expect((await call(publish, sameTerms)).status).toBe(201);
    const otherTerms = { body: { versionId, rules: [] }, headers: { 'idempotency-key': 'k3' } };
    expect((await call(publish, otherTerms)).status).toBe(422);
    const edited = {
      body: { versionId, rules: rules.slice(1) },
      headers: { 'idempotency-key': 'k4' },
    };
    expect((await call(publish, edited)).status).toBe(409);
    expect(await programs.listPlanVersions('acme', 'standard')).toHaveLength(1);
  });

  it.each([
    {
      what: 'a rate above the whole base',
      rules: [{ ruleId: 'too-much', rewards: [{ kind: 'percent', rate: '100.1' }] }],
      issue: { ruleId: 'too-much' },
    },
    {
      what: 'a rule twice',
      rules: [rules[1], rules[1]],
      issue: { ruleId: 'all' },
    },
  ])('name the rule with $what', async ({ rules: wrong, issue }) => {
    const { call } = aManagementApi(everything);

    const answer = await call(publish, { body: { rules: wrong }, headers: key });

    expect(answer).toMatchObject({ status: 422, document: { type: '/problems/invalid-plan' } });
    expect(answer.document.issues).toContainEqual(expect.objectContaining(issue));
  });

  it.each([
    {
      what: 'a rate that is a number',
      wrong: [{ ruleId: 'a', rewards: [{ kind: 'percent', rate: 12.5 }] }],
    },
    {
      what: 'a rate with a sign',
      wrong: [{ ruleId: 'a', rewards: [{ kind: 'percent', rate: '-1' }] }],
    },
    { what: 'an unknown condition', wrong: [{ ruleId: 'a', when: { moon: 'full' }, rewards: [] }] },
  ])('are not published with $what', async ({ wrong }) => {
    const { call, programs } = aManagementApi(everything);

    expect((await call(publish, { body: { rules: wrong }, headers: key })).status).toBe(422);
    expect(await programs.listPlanVersions('acme', 'standard')).toEqual([]);
  });

  it('are not published larger than what can be stored', async () => {
    const { call } = aManagementApi(everything);
    const products = Array.from({ length: 200 }, (_, index) => `${index}`.padEnd(100, 'x'));
    const large = Array.from({ length: 10 }, (_, index) => ({
      ruleId: `rule-${index}`,
      when: { product: products },
      rewards: [],
    }));

    const answer = await call(publish, { body: { rules: large }, headers: key });

    expect(answer).toMatchObject({ status: 422, document: { type: '/problems/invalid-plan' } });
  });

  it('are listed page by page, and only by a cursor of theirs', async () => {
    const { call } = aManagementApi(everything);
    for (const versionId of ['v1', 'v2']) {
      await call(publish, {
        body: { versionId, rules },
        headers: { 'idempotency-key': versionId },
      });
    }
    const list = publish.replace('POST', 'GET');

    const first = await call(list, { query: 'limit=1' });
    const second = await call(list, { query: `limit=1&cursor=${first.document.next}` });
    const forged = Buffer.from('["acme","plans/standard","all"]').toString('base64url');

    const versionOf = ({ document }: typeof first) => document.items[0].versionId;
    expect([first, second].map(versionOf)).toEqual(['v1', 'v2']);
    expect(second.document.next).toBeUndefined();
    expect((await call(list, { query: `cursor=${forged}` })).status).toBe(400);
  });

  it('are not published in retrospect, nor without a key', async () => {
    const { call } = aManagementApi(everything);
    const body = { effectiveFrom: '2026-03-02T09:59:59Z', rules };

    expect((await call(publish, { body, headers: key })).status).toBe(422);
    expect((await call(publish, { body: { rules } })).status).toBe(400);
  });
});

describe('creators', () => {
  const email = 'mia@example.com';

  it('are known by hashes only, under every key by which shops may name them', async () => {
    const { call, programs } = aManagementApi(everything);
    const body = { name: 'Mia', email, customers: [{ connection: 'shop', customerId: '7001' }] };

    const { document } = await call('PUT /v1/creators/mia', { body });

    const stored = await programs.findCreator('acme', 'mia');
    expect(stored?.identityHashes).toHaveLength(2);
    expect(JSON.stringify([stored, document])).not.toContain(email);
    expect(JSON.stringify([stored, document])).not.toContain('7001');
    expect(document).toEqual({ creatorId: 'mia', name: 'Mia', identities: 2, peppers: ['k1'] });
  });

  it('show the end of an account, never the whole of it', async () => {
    const { call } = aManagementApi(everything);
    const payoutMethod = { rail: 'sepa', holder: 'Mia', iban: 'DE02 1203 0000 0000 2020 51' };

    await call('PUT /v1/creators/mia', { body: { name: 'Mia', payoutMethod } });
    const { document } = await call('GET /v1/creators/mia');

    expect(document.payoutMethod).toEqual({ rail: 'sepa', holder: 'Mia', accountEnding: '2051' });
  });

  it('show nothing of an account that is too short to hide most of it', async () => {
    const { call } = aManagementApi();
    const payoutMethod = { rail: 'csv', holder: 'Mia', account: 'ab12' };

    const { document } = await call('PUT /v1/creators/mia', {
      body: { name: 'Mia', payoutMethod },
    });

    expect(document.payoutMethod).toEqual({ rail: 'csv', holder: 'Mia', accountEnding: '' });
  });

  it('are not listed by a parameter that is misspelled', async () => {
    const { call } = aManagementApi();

    expect((await call('GET /v1/creators', { query: 'limits=5' })).status).toBe(422);
  });

  it('are listed page by page, with cursors of this list and this merchant only', async () => {
    const { call } = aManagementApi(everything);

    const first = await call('GET /v1/creators', { query: 'limit=1' });
    const cursor = first.document.next as string;
    const second = await call('GET /v1/creators', { query: `limit=1&cursor=${cursor}` });

    expect(first.document.items).toMatchObject([{ creatorId: 'leo' }]);
    expect(second.document.items).toMatchObject([{ creatorId: 'mia' }]);
    expect(second.document.next).toBeUndefined();
    for (const wrong of [
      { as: other, query: `cursor=${cursor}` },
      { query: 'cursor=Zm9yZ2Vk' },
      { query: 'cursor=%%%' },
      { query: 'limit=0' },
      { query: 'limit=-1' },
      { query: 'limit=1000000000' },
    ]) {
      expect((await call('GET /v1/creators', wrong)).status).toBe(400);
    }
    expect((await call('GET /v1/links', { query: `cursor=${cursor}` })).status).toBe(400);
  });
});

describe('enrolments, links and codes', () => {
  const link = { programId: 'spring', creatorId: 'mia', destination: 'https://acme.example/x' };

  it('keep the day of an enrolment when it ends', async () => {
    const { call } = aManagementApi(everything);
    const route = 'PUT /v1/enrolments/spring/mia';

    const { document } = await call(route, { body: { leftAt: '2026-04-01T00:00:00+02:00' } });

    expect(document).toEqual({
      programId: 'spring',
      creatorId: 'mia',
      enrolledAt: '2025-03-02T10:00:00.000Z',
      leftAt: '2026-03-31T22:00:00.000Z',
      creatorClass: 'standard',
    });
  });

  it('let a new class, group or tier begin now, and keep the old one for what came before', async () => {
    const { call, programs } = aManagementApi(everything);
    const route = 'PUT /v1/enrolments/spring/mia';

    await call(route, { body: { tier: 'gold' } });
    await call(route, { body: { tier: 'gold' } });
    const { document } = await call(route, { body: { creatorClass: 'preferred', group: 'vip' } });

    expect(document).toMatchObject({ creatorClass: 'preferred', group: 'vip' });
    expect(document).not.toHaveProperty('tier');
    const enrolment = await programs.findEnrolment('acme', 'spring', 'mia');
    expect(enrolment?.standings).toMatchObject([
      { creatorClass: 'standard', tier: 'gold' },
      { creatorClass: 'preferred', group: 'vip' },
    ]);
  });

  it('keep who brought a creator in for what was placed before, when somebody else is named', async () => {
    const { call, programs } = aManagementApi({
      ...everything,
      enrolments: ['mia', 'zoe', 'ann'].map((creatorId) => anEnrolment({ creatorId })),
    });
    const route = 'PUT /v1/enrolments/spring/mia';

    for (const referredBy of ['zoe', 'ann', 'ann']) await call(route, { body: { referredBy } });
    const { document } = await call(route, { body: {} });

    expect(document).not.toHaveProperty('referredBy');
    const enrolment = await programs.findEnrolment('acme', 'spring', 'mia');
    expect(enrolment?.standings.map(({ referredBy }) => referredBy)).toEqual([
      'zoe',
      'ann',
      undefined,
    ]);
  });

  it.each(['nobody', 'mia'])('take no %s for who brought a creator in', async (referredBy) => {
    const { call } = aManagementApi(everything);

    const { status, document } = await call('PUT /v1/enrolments/spring/mia', {
      body: { referredBy },
    });

    expect(status).toBe(422);
    expect(document.issues).toMatchObject([{ path: ['referredBy'] }]);
  });

  it('keep where links and codes stand, and since when a code is leaked', async () => {
    const { call } = aManagementApi(everything);
    const placement = {
      contentId: 'video-17',
      format: 'video',
      platform: 'youtube',
      campaignId: 'launch',
    };

    const { document: stored } = await call('PUT /v1/links/mia-tent', {
      body: { ...link, ...placement, amplified: true },
    });
    const { document: code } = await call('PUT /v1/codes/MIA10', {
      body: {
        programId: 'spring',
        creatorId: 'mia',
        ...placement,
        leakedFrom: '2026-02-01T00:00:00Z',
      },
    });

    expect(stored).toMatchObject({ ...placement, amplified: true });
    expect(code).toMatchObject({ ...placement, leakedFrom: '2026-02-01T00:00:00.000Z' });
  });

  it.each([
    {
      what: 'an enrolment',
      route: 'PUT /v1/enrolments/spring/mia',
      body: { enrolledAt: '2026-03-02T00:00:00Z', leftAt: '2026-03-01T00:00:00Z' },
    },
    {
      what: 'a link',
      route: 'PUT /v1/links/backwards',
      body: {
        ...{ programId: 'spring', creatorId: 'mia', destination: 'https://acme.example/' },
        ...{ activeFrom: '2026-03-02T00:00:00Z', inactiveFrom: '2026-03-01T00:00:00Z' },
      },
    },
    {
      what: 'a code',
      route: 'PUT /v1/codes/BACKWARDS',
      body: {
        ...{ programId: 'spring', creatorId: 'mia' },
        ...{ validFrom: '2026-03-02T00:00:00Z', expiresAt: '2026-03-01T00:00:00Z' },
      },
    },
  ])('do not save $what that ends before it begins', async ({ route, body }) => {
    const { call } = aManagementApi(everything);

    expect((await call(route, { body })).status).toBe(422);
    expect(
      (await call(route, { body: Object.fromEntries(Object.entries(body).slice(0, -1)) })).status,
    ).toBe(200);
  });

  it('enrol nobody unknown', async () => {
    const { call } = aManagementApi(everything);

    expect((await call('PUT /v1/enrolments/spring/nobody', { body: {} })).status).toBe(404);
    expect((await call('PUT /v1/enrolments/nothing/mia', { body: {} })).status).toBe(404);
    const foreign = await call('PUT /v1/enrolments/spring/mia', { as: other, body: {} });
    expect(foreign.status).toBe(404);
  });

  it('make a link of an enrolled creator to a landing host', async () => {
    const { call, programs } = aManagementApi(everything);

    const answer = await call('PUT /v1/links/Mia-2', { body: { ...link, utm: { source: 'mia' } } });

    expect(answer).toMatchObject({ status: 200, document: { slug: 'Mia-2', path: '/r/Mia-2' } });
    expect(await programs.findLink('Mia-2')).toMatchObject({ merchantId: 'acme', ...link });
  });

  it.each([
    { what: 'another host', change: { destination: 'https://evil.example/' }, path: 'destination' },
    { what: 'a script', change: { destination: 'javascript:alert(1)' }, path: 'destination' },
    {
      what: 'user info',
      change: { destination: 'https://acme.example@evil.example/' },
      path: 'destination',
    },
    {
      what: '2,049 characters',
      change: { destination: `https://acme.example/${'x'.repeat(2_028)}` },
      path: 'destination',
    },
    { what: 'an unknown program', change: { programId: 'nothing' }, path: 'programId' },
    { what: 'a creator not enrolled', change: { creatorId: 'zoe' }, path: 'creatorId' },
  ])('make no link with $what', async ({ change, path }) => {
    const { call, programs } = aManagementApi(everything);

    const answer = await call('PUT /v1/links/new', { body: { ...link, ...change } });

    expect(answer).toMatchObject({ status: 422, document: { issues: [{ path: [path] }] } });
    expect(await programs.findLink('new')).toBeUndefined();
  });

  it('let a link say its UTM values with placeholders, and the program those it does not say', async () => {
    const utm = { source: 'creators', medium: '{platform}' };
    const { call, programs } = aManagementApi({ ...everything, programs: [aProgram({ utm })] });

    const { document } = await call('PUT /v1/links/new', {
      body: { ...link, utm: { source: '{creator}' } },
    });

    expect(document.utm).toEqual({ source: '{creator}', medium: '{platform}' });
    expect(await programs.findLink('new')).toHaveProperty('utm', document.utm);
  });

  it('name the placeholders there are to whom writes another one', async () => {
    const { call, programs } = aManagementApi(everything);
    const utm = { source: '{creatorName}' };
    const program = { name: 'Spring', planId: 'standard', landingHosts: ['acme.example'], utm };

    const answers = [
      await call('PUT /v1/links/new', { body: { ...link, utm } }),
      await call('PUT /v1/programs/spring', { body: program }),
    ];

    for (const { status, document } of answers) {
      expect(status).toBe(422);
      expect(document.issues).toMatchObject([{ path: ['utm', 'source'] }]);
      expect(document.issues[0].message).toMatch(/^\{creatorName\} .*\{creator\}, .*\{sub5\}/);
    }
    expect(await programs.findLink('new')).toBeUndefined();
    expect(await programs.findProgram('acme', 'spring')).not.toHaveProperty('utm');
  });

  it('let a link lead into the apps that its program names', async () => {
    const settings = { hosts: ['app.acme.example'], schemes: ['acme-shop'] };
    const { call, programs } = aManagementApi(everything);
    const program = { name: 'Spring', planId: 'standard', landingHosts: ['acme.example'] };
    const apps = {
      ios: { url: 'acme-shop://p/7', storeUrl: 'https://apps.apple.com/app/id1' },
      android: { url: 'https://app.acme.example/p/7', package: 'com.acme.shop' },
    };

    const before = await call('PUT /v1/links/new', { body: { ...link, apps } });
    const saved = await call('PUT /v1/programs/spring', { body: { ...program, apps: settings } });
    const after = await call('PUT /v1/links/new', { body: { ...link, apps } });

    expect(before).toMatchObject({
      status: 422,
      document: { issues: [{ path: ['apps', 'ios', 'url'], code: 'scheme-not-allowed' }] },
    });
    expect(saved.document.apps).toEqual(settings);
    expect(after).toMatchObject({ status: 200, document: { apps } });
    expect(await programs.findLink('new')).toHaveProperty('apps', apps);
  });

  it.each([
    [['iosAppIds', 0], { iosAppIds: ['com.acme.shop'] }],
    [['androidApps', 0, 'package'], { androidApps: [{ package: 'shop', fingerprints: ['a'] }] }],
    [['hosts', 0], { hosts: ['https://acme.example'] }],
  ])('let no program name apps by what is wrong in %j', async (path, apps) => {
    const { call } = aManagementApi(everything);
    const program = { name: 'Spring', planId: 'standard', landingHosts: ['acme.example'] };

    const { status, document } = await call('PUT /v1/programs/spring', {
      body: { ...program, apps },
    });

    expect({ status, path: document.issues[0].path }).toEqual({
      status: 422,
      path: ['apps', ...path],
    });
  });

  it.each(['javascript', 'https', 'intent', 'Acme', 'acme:', 'a'])(
    'let no program take the scheme %s for an app’s',
    async (scheme) => {
      const { call } = aManagementApi(everything);
      const program = { name: 'Spring', planId: 'standard', landingHosts: ['acme.example'] };

      const { status, document } = await call('PUT /v1/programs/spring', {
        body: { ...program, apps: { schemes: [scheme] } },
      });

      expect({ status, path: document.issues[0].path }).toEqual({
        status: 422,
        path: ['apps', 'schemes', 0],
      });
    },
  );

  it('let a link carry a code of its creator, where the program says how the shop applies it', async () => {
    const codeOnLanding = { via: 'path', path: '/discount/{code}', returnParameter: 'redirect' };
    const { call, programs } = aManagementApi({
      ...everything,
      codes: [aCode(), aCode({ code: 'LEO10', creatorId: 'leo' })],
    });
    const save = (code: string) => call('PUT /v1/links/new', { body: { ...link, code } });
    const program = { name: 'Spring', planId: 'standard', landingHosts: ['acme.example'] };

    const without = await save('MIA10');
    const saved = await call('PUT /v1/programs/spring', { body: { ...program, codeOnLanding } });
    const foreign = await save('LEO10');
    const unknown = await save('NOBODY');
    const own = await save('mia10');

    for (const refused of [without, foreign, unknown]) {
      expect(refused).toMatchObject({ status: 422, document: { issues: [{ path: ['code'] }] } });
    }
    expect(saved.document.codeOnLanding).toEqual(codeOnLanding);
    expect(own).toMatchObject({ status: 200, document: { code: 'MIA10' } });
    expect(await programs.findLink('new')).toHaveProperty('appliedCode', {
      code: 'MIA10',
      how: codeOnLanding,
    });
  });

  it.each([
    { via: 'parameter', name: 'tc' },
    { via: 'parameter', name: 'utm_source' },
    { via: 'parameter', name: 'a b' },
    { via: 'path', path: '//evil.example/{code}', returnParameter: 'redirect' },
    { via: 'path', path: '/discount', returnParameter: 'redirect' },
    { via: 'path', path: '/{code}?x=', returnParameter: 'redirect' },
    { via: 'script' },
  ])('let no shop apply codes by %j', async (codeOnLanding) => {
    const { call } = aManagementApi(everything);
    const program = { name: 'Spring', planId: 'standard', landingHosts: ['acme.example'] };

    const answer = await call('PUT /v1/programs/spring', { body: { ...program, codeOnLanding } });

    expect(answer.status).toBe(422);
  });

  it('give a link another slug, and keep the old address', async () => {
    const { call, audit, programs } = aManagementApi(everything);

    const answer = await call('POST /v1/links/mia-tent/rename', { body: { slug: 'Mia-Camps' } });

    const named = { slug: 'Mia-Camps', path: '/r/Mia-Camps', formerSlugs: ['mia-tent'] };
    expect(answer).toMatchObject({ status: 200, document: named });
    expect((await call('GET /v1/links/mia-tent')).document).toEqual(answer.document);
    const saved = await call('PUT /v1/links/mia-camps', { body: link });
    expect(saved).toMatchObject({ status: 200, document: { formerSlugs: ['mia-tent'] } });
    const old = await call('PUT /v1/links/mia-tent', { body: link });
    expect(old).toMatchObject({ status: 409, document: { type: '/problems/slug-renamed' } });
    expect(await programs.findLink('mia-tent')).toHaveProperty('slug', 'mia-camps');
    const { items } = await audit.list('acme', {}, { limit: 9 });
    expect(items.map(({ kind }) => kind)).toContain('link.renamed');
  });

  it('give a link the same slug in another case without a second address', async () => {
    const { call } = aManagementApi(everything);

    const { document } = await call('POST /v1/links/mia-tent/rename', {
      body: { slug: 'Mia-Tent' },
    });

    expect(document.slug).toBe('Mia-Tent');
    expect(document).not.toHaveProperty('formerSlugs');
  });

  it.each([
    ['a reserved one', 'Adm1n', 422, '/problems/invalid-request'],
    ['one in other letters', 'mіa', 422, '/problems/invalid-request'],
    ['one of another link', 'taken', 409, '/problems/slug-taken'],
    ['one that looks like a foreign one', 'f0reign', 409, '/problems/slug-look-alike'],
  ])('name no link by %s', async (_, slug, status, type) => {
    const links = ['mia-tent', 'taken'].map((each) => aLink({ slug: each }));
    const foreign = aLink({ merchantId: 'other', slug: 'foreign' });
    const { call, programs } = aManagementApi({ ...everything, links: [...links, foreign] });

    const answer = await call('POST /v1/links/mia-tent/rename', { body: { slug } });

    expect(answer).toMatchObject({ status, document: { type } });
    expect(await programs.findLink('mia-tent')).toEqual(aLink());
  });

  it('rename no link of another merchant, and none more than twenty times', async () => {
    const formerSlugs = Array.from({ length: 20 }, (_, index) => `former-${index}`);
    const { call } = aManagementApi({ ...everything, links: [aLink({ formerSlugs })] });

    const body = { slug: 'new' };
    const foreign = await call('POST /v1/links/mia-tent/rename', { as: other, body });
    const often = await call('POST /v1/links/mia-tent/rename', { body });

    expect(foreign.status).toBe(404);
    expect(often).toMatchObject({ status: 409, document: { type: '/problems/renamed-too-often' } });
  });

  it('make no link with a reserved slug', async () => {
    const { call } = aManagementApi(everything);

    expect((await call('PUT /v1/links/login', { body: link })).status).toBe(422);
  });

  it('leave a slug and a code to their owner', async () => {
    const { call, programs } = aManagementApi({
      ...everything,
      programs: [aProgram(), aProgram({ merchantId: 'other' })],
      enrolments: [...everything.enrolments, anEnrolment({ merchantId: 'other' })],
    });
    const leo = { programId: 'spring', creatorId: 'leo' };

    const foreign = await call('PUT /v1/links/mia-tent', { as: other, body: link });
    expect(foreign).toMatchObject({ status: 409, document: { type: '/problems/slug-taken' } });
    const moved = await call('PUT /v1/links/mia-tent', { body: { ...link, ...leo } });
    expect(moved.status).toBe(409);
    const code = await call('PUT /v1/codes/mia10', { body: leo });
    expect(code).toMatchObject({ status: 409, document: { type: '/problems/code-taken' } });

    expect(await programs.findLink('mia-tent')).toEqual(aLink());
    expect(await programs.findCode('acme', 'MIA10')).toEqual(aCode());
  });

  it('write codes in capitals, as shops compare them', async () => {
    const { call } = aManagementApi(everything);
    const body = { programId: 'spring', creatorId: 'leo' };

    expect((await call('PUT /v1/codes/leo-5', { body })).document.code).toBe('LEO-5');
    expect((await call('GET /v1/codes/Leo-5')).document.creatorId).toBe('leo');
  });
});

describe('connections', () => {
  const body = { provider: 'shopify', programId: 'spring', webhookSecrets: ['hush', 'older'] };

  it('put their secrets away and never show them', async () => {
    const { call, connectionSecrets } = aManagementApi(everything);

    const saved = await call('PUT /v1/connections/berlin', { body });
    const shown = await call('GET /v1/connections/berlin');
    const listed = await call('GET /v1/connections');

    expect(connectionSecrets.get('acme.berlin')).toEqual({ webhook: ['hush', 'older'] });
    expect(saved.document).toMatchObject({
      connectionId: 'acme.berlin',
      webhookPath: '/webhooks/shopify/acme.berlin',
    });
    expect(JSON.stringify([saved, shown, listed])).not.toContain('hush');
  });

  it('put away what customers are proven with, beside it, until it is left out', async () => {
    const { call, connectionSecrets } = aManagementApi(everything);
    const secrets = ['0123456789abcdef', 'fedcba9876543210'];

    const saved = await call('PUT /v1/connections/berlin', {
      body: { ...body, identifySecrets: secrets },
    });
    expect(connectionSecrets.get('acme.berlin')?.identify).toEqual(secrets);
    expect(JSON.stringify(saved)).not.toContain('0123456789abcdef');
    await call('PUT /v1/connections/berlin', { body });
    expect(connectionSecrets.get('acme.berlin')?.identify).toBeUndefined();
    const short = await call('PUT /v1/connections/berlin', {
      body: { ...body, identifySecrets: ['guess me'] },
    });
    expect(short.status).toBe(422);
  });

  it('need a program and at least one secret', async () => {
    const { call, connectionSecrets } = aManagementApi(everything);

    for (const change of [{ programId: 'nothing' }, { webhookSecrets: [] }]) {
      const answer = await call('PUT /v1/connections/berlin', { body: { ...body, ...change } });
      expect(answer.status).toBe(422);
    }
    expect(connectionSecrets.size).toBe(0);
  });

  it.each(['shopify', 'woocommerce', 'standard-webhooks', 'generic'])(
    'are made for %s',
    async (provider) => {
      const { call } = aManagementApi(everything);

      const saved = await call('PUT /v1/connections/berlin', { body: { ...body, provider } });

      expect(saved.document).toMatchObject({
        provider,
        kind: 'orders',
        webhookPath: `/webhooks/${provider}/acme.berlin`,
      });
    },
  );

  it('are made for Adobe Commerce with up to five public keys in place of secrets', async () => {
    const { call } = aManagementApi(everything);
    const { publicKeyPem } = anAdobeKeyPair();
    const save = (webhookSecrets: readonly string[]) =>
      call('PUT /v1/connections/berlin', {
        body: { ...body, provider: 'adobe-commerce-webhooks', webhookSecrets },
      });

    expect((await save([publicKeyPem, publicKeyPem])).status).toBe(200);
    expect((await save(['a secret'])).document.issues).toMatchObject([
      { message: expect.stringMatching(/no public RSA key in PEM/) },
    ]);
    expect((await save(Array.from({ length: 6 }, () => publicKeyPem))).status).toBe(422);
  });

  describe('of BigCommerce', () => {
    const access = { storeHash: 'a1b2c3', accessToken: 'open sesame' };
    const identifySecrets = ['0123456789abcdef'];
    const bigcommerce = { ...body, provider: 'bigcommerce', identifySecrets, api: access };

    it('have access to its API, which is put away beside the secrets and never shown', async () => {
      const { call, connectionSecrets, programs } = aManagementApi(everything);

      const saved = await call('PUT /v1/connections/berlin', { body: bigcommerce });
      const shown = await call('GET /v1/connections/berlin');

      expect(saved).toMatchObject({ status: 200, document: { account: 'a1b2c3', kind: 'orders' } });
      expect(connectionSecrets.get('acme.berlin')).toEqual({
        webhook: ['hush', 'older'],
        identify: ['0123456789abcdef'],
        api: access,
      });
      const kept = await programs.findConnection('acme', 'acme.berlin');
      expect(JSON.stringify([saved, shown, kept])).not.toMatch(/open sesame|hush/);
    });

    it.each([
      ['without access', undefined],
      ['without a token', { storeHash: 'a1b2c3' }],
      ['with a path for a store', { ...access, storeHash: '../other' }],
      ['with what nobody reads', { ...access, scope: 'all' }],
      ['at an address without TLS', { ...access, address: 'http://api.example' }],
      ['at an inner address', { ...access, address: 'https://169.254.169.254/' }],
      ['at this machine', { ...access, address: 'http://127.0.0.1:8080' }],
    ])('are refused %s', async (_, api) => {
      const { call, connectionSecrets } = aManagementApi(everything);

      const answer = await call('PUT /v1/connections/berlin', { body: { ...bigcommerce, api } });

      expect(answer.status).toBe(422);
      expect(connectionSecrets.size).toBe(0);
    });

    it('keep their store, because another one counts its orders alike', async () => {
      const { call, connectionSecrets } = aManagementApi(everything);
      await call('PUT /v1/connections/berlin', { body: bigcommerce });
      const other = { ...bigcommerce, api: { ...access, storeHash: 'z9y8x7' } };

      expect(await call('PUT /v1/connections/berlin', { body: other })).toMatchObject({
        status: 409,
        document: { type: '/problems/connection-kind' },
      });
      expect(connectionSecrets.get('acme.berlin')?.api).toEqual(access);
    });
  });

  it('of WooCommerce may have access to its REST API', async () => {
    const { call, connectionSecrets, programs } = aManagementApi(everything);
    const api = {
      ...{ address: 'https://shop.example/' },
      ...{ consumerKey: 'ck_1', consumerSecret: 'cs_1' },
    };
    const save = (change: object) =>
      call('PUT /v1/connections/berlin', {
        body: { ...body, provider: 'woocommerce', api: { ...api, ...change } },
      });

    expect((await save({})).status).toBe(200);
    expect(connectionSecrets.get('acme.berlin')?.api).toEqual(api);
    expect(await programs.findConnection('acme', 'acme.berlin')).toMatchObject({ hasApi: true });
    expect((await save({ consumerKey: 'cs_1' })).status).toBe(422);
    expect((await save({ address: 'http://shop.example' })).status).toBe(422);
  });

  it.each([
    ['shopify', { shop: 'acme.myshopify.com', accessToken: 'shpat_1' }, { shop: 'acme.example' }],
    ['stripe', { restrictedKey: 'rk_live_1' }, { restrictedKey: 'sk_live_1' }],
  ])('of %s may have access to its API, and no more than is needed', async (provider, api, odd) => {
    const { call, connectionSecrets } = aManagementApi(everything);
    const save = (change: object) =>
      call('PUT /v1/connections/berlin', {
        body: { ...body, provider, api: { ...api, ...change } },
      });

    expect((await save({})).status).toBe(200);
    expect(connectionSecrets.get('acme.berlin')?.api).toEqual(api);
    expect((await save(odd)).status).toBe(422);
    expect((await save({ address: 'https://10.0.0.1' })).status).toBe(422);
  });

  it('of Stripe may leave its secret to Stripe, if its topics can be registered', async () => {
    const { call, connectionSecrets } = aManagementApi(everything);
    const api = { restrictedKey: 'rk_live_1' };
    const connection = { provider: 'stripe', programId: 'spring', api };

    expect((await call('PUT /v1/connections/berlin', { body: connection })).status).toBe(200);
    expect(connectionSecrets.get('acme.berlin')).toEqual({ webhook: [], api });
    for (const odd of [{ webhookSecrets: [] }, { webhookSecrets: [], kind: 'orders' }]) {
      const without = { provider: 'stripe', programId: 'spring', ...odd };
      expect((await call('PUT /v1/connections/berlin', { body: without })).status).toBe(422);
    }
  });

  it('are not made for a shop that nobody understands', async () => {
    const { call } = aManagementApi(everything);
    const other = { ...body, provider: 'etsy' };

    expect((await call('PUT /v1/connections/berlin', { body: other })).status).toBe(422);
  });

  it('keep their shop system, because another one counts its orders alike', async () => {
    const { call } = aManagementApi(everything);
    await call('PUT /v1/connections/berlin', { body });

    for (const other of [
      { ...body, provider: 'woocommerce' },
      { provider: 'sepa', webhookSecrets: ['hush'] },
    ]) {
      expect(await call('PUT /v1/connections/berlin', { body: other })).toMatchObject({
        status: 409,
        document: { type: '/problems/connection-kind' },
      });
    }
  });
});

describe('campaigns and codes', () => {
  const body = { name: 'Spring', planId: 'standard', landingHosts: ['acme.example'] };
  const amount = { amount: '500.00', currency: 'USD' };
  const summer = { campaignId: 'summer', amount, period: 'month', whenSpent: 'stop' };

  it('have budgets and limits, shown as they were set', async () => {
    const { call } = aManagementApi(everything);
    const limit = { uses: 100, whenSpent: 'stop' };
    const code = { programId: 'spring', creatorId: 'mia', usageLimit: limit };

    await call('PUT /v1/programs/spring', { body: { ...body, campaignBudgets: [summer] } });
    await call('PUT /v1/codes/MIA10', { body: code });

    const { document } = await call('GET /v1/programs/spring');
    expect(document.campaignBudgets).toEqual([summer]);
    expect((await call('GET /v1/codes/MIA10')).document.usageLimit).toEqual(limit);
  });

  it('have no two budgets, and no limit of nothing', async () => {
    const { call } = aManagementApi(everything);
    const twice = { ...body, campaignBudgets: [summer, summer] };
    const code = { programId: 'spring', creatorId: 'mia', usageLimit: { uses: 0 } };

    expect((await call('PUT /v1/programs/spring', { body: twice })).status).toBe(422);
    expect((await call('PUT /v1/codes/MIA10', { body: code })).status).toBe(422);
  });
});

describe('connections of payments', () => {
  const payments = { provider: 'api', kind: 'payments', ordersConnection: 'shop' };
  const shop = { provider: 'shopify', programId: 'spring', webhookSecrets: ['hush'] };

  it('name the orders that they attach to, and have those keep their references', async () => {
    const { call, programs } = aManagementApi(everything);

    const saved = await call('PUT /v1/connections/pay', { body: payments });
    const again = await call('PUT /v1/connections/shop', { body: shop });

    expect(saved).toMatchObject({
      status: 200,
      document: { kind: 'payments', ordersConnection: 'shop' },
    });
    expect(again.document.kind).toBe('orders');
    expect(await programs.findConnection('acme', 'acme.shop')).toMatchObject({ hasPayments: true });
  });

  it.each([
    ['without orders', 422, 'pay', { ...payments, ordersConnection: 'nothing' }],
    ['of orders', 422, 'pay', { ...payments, kind: 'orders' }],
    ['in the place of a shop', 409, 'shop', payments],
  ])('are refused %s', async (_, status, name, body) => {
    const { call } = aManagementApi(everything);

    expect((await call(`PUT /v1/connections/${name}`, { body })).status).toBe(status);
  });

  it('keep their kind and their orders', async () => {
    const { call } = aManagementApi(everything);
    await call('PUT /v1/connections/berlin', { body: shop });
    await call('PUT /v1/connections/pay', { body: payments });

    const other = { ...payments, ordersConnection: 'berlin' };
    for (const body of [shop, other]) {
      expect(await call('PUT /v1/connections/pay', { body })).toMatchObject({
        status: 409,
        document: { type: '/problems/connection-kind' },
      });
    }
    expect(
      (await call('PUT /v1/connections/shop', { body: { ...shop, kind: 'payments' } })).status,
    ).toBe(422);
  });
});

describe('accounts at rails that are called', () => {
  const stripe = {
    ...{ provider: 'stripe', kind: 'payouts', webhookSecrets: ['hush'] },
    api: { secretKey: 'rk_test_1' },
  };

  it('are connections of their own kind, which no shop of the same name can become', async () => {
    const { call, programs, connectionSecrets } = aManagementApi(everything);

    const saved = await call('PUT /v1/connections/money', { body: stripe });
    const asShop = { provider: 'stripe', programId: 'spring', webhookSecrets: ['hush'] };
    const other = await call('PUT /v1/connections/money', { body: asShop });
    const elsewhere = await call('PUT /v1/connections/money', {
      body: { ...stripe, provider: 'wise', api: { apiToken: 'token', profileId: '4711' } },
    });
    const closed = await call('PUT /v1/connections/other', { body: { ...stripe, api: undefined } });

    expect(closed.status).toBe(422);
    expect(connectionSecrets.get('acme.money')).toEqual({
      ...{ webhook: ['hush'], api: { secretKey: 'rk_test_1' } },
    });
    expect(saved).toMatchObject({
      status: 200,
      document: { kind: 'payouts', webhookPath: '/webhooks/rails/stripe/acme.money' },
    });
    expect([other.status, elsewhere.status]).toEqual([409, 409]);
    expect(await programs.listPayoutConnections('acme')).toMatchObject([
      { connectionId: 'acme.money', provider: 'stripe', kind: 'payouts' },
    ]);
  });

  it.each([
    [{ rail: 'stripe', accountId: 'acct_1A2b3C4d' }, '3C4d'],
    [{ rail: 'paypal', receiverKind: 'email', receiver: 'mia@example.com' }, '.com'],
    [{ rail: 'paypal', receiverKind: 'paypal-id', receiver: 'ABCDEFGHJK123' }, 'K123'],
    [{ rail: 'wise', recipientId: '14567890' }, '7890'],
  ])('pay whom they know, of whom only the end is shown: %j', async (payoutMethod, ending) => {
    const { call, programs } = aManagementApi(everything);

    await call('PUT /v1/creators/mia', { body: { name: 'Mia', payoutMethod } });
    const { document } = await call('GET /v1/creators/mia');

    expect(document.payoutMethod).toEqual({ rail: payoutMethod.rail, accountEnding: ending });
    expect(await programs.findCreator('acme', 'mia')).toMatchObject({ payoutMethod });
  });

  it.each([
    { rail: 'sepa', holder: 'Mia', iban: 'DE02120300000000202051', currency: 'EUR' },
    { rail: 'csv', holder: 'Mia', account: 'A-12345678', currency: 'KWD' },
    { rail: 'manual', currency: 'JPY' },
    { rail: 'wise', recipientId: '14567890', currency: 'GBP' },
    { rail: 'paypal', receiverKind: 'paypal-id', receiver: 'ABCDEFGHJK123', currency: 'HUF' },
  ])('may name the currency of the account, which is shown: %j', async (payoutMethod) => {
    const { call, programs } = aManagementApi(everything);

    await call('PUT /v1/creators/mia', { body: { name: 'Mia', payoutMethod } });
    const { document } = await call('GET /v1/creators/mia');

    const { rail, currency } = payoutMethod;
    expect(document.payoutMethod).toMatchObject({ rail, currency });
    expect((await programs.findCreator('acme', 'mia'))?.payoutMethod?.currency).toBe(currency);
  });

  it.each([
    [{ rail: 'sepa', holder: 'M', iban: 'DE02120300000000202051', currency: 'USD' }, 'euro only'],
    [{ rail: 'csv', holder: 'Mia', account: '1', currency: 'XXX' }, 'not an ISO 4217'],
    [
      { rail: 'paypal', receiverKind: 'email', receiver: 'mia@example.com', currency: 'KWD' },
      'paypal does not pay in this currency.',
    ],
  ])('name no currency that their rail does not carry: %j', async (payoutMethod, reason) => {
    const { call } = aManagementApi(everything);

    const { status, document } = await call('PUT /v1/creators/mia', {
      body: { name: 'Mia', payoutMethod },
    });

    expect(status).toBe(422);
    expect(JSON.stringify(document)).toContain(reason);
  });

  it.each([
    { rail: 'stripe', accountId: 'tr_1' },
    { rail: 'paypal', receiverKind: 'email', receiver: 'mia' },
    { rail: 'paypal', receiverKind: 'paypal-id', receiver: 'mia@example.com' },
    { rail: 'wise', recipientId: '' },
  ])('refuse whom they cannot know: %j', async (payoutMethod) => {
    const { call } = aManagementApi(everything);

    const { status } = await call('PUT /v1/creators/mia', { body: { name: 'Mia', payoutMethod } });

    expect(status).toBe(422);
  });
});

describe('what hands out what is no cash', () => {
  const fulfilment = {
    ...{ provider: 'fulfilment', kind: 'payouts', webhookSecrets: ['whsec_aHVzaA=='] },
    api: {
      address: 'https://shop.example/rewards',
      signingSecret: `whsec_${Buffer.from('twenty-four bytes or more').toString('base64')}`,
    },
  };
  const cards = {
    ...{ provider: 'shopify-gift-card', kind: 'payouts' },
    api: {
      ...{ shop: 'acme.myshopify.com', accessToken: 'shpat_1' },
      codeSecret: 'thirty-two characters of nobody else',
    },
  };

  it('is a connection of its own, whose secrets are not shown', async () => {
    const { call, connectionSecrets } = aManagementApi(everything);

    const saved = [
      await call('PUT /v1/connections/rewards', { body: fulfilment }),
      await call('PUT /v1/connections/cards', { body: cards }),
    ];

    expect(saved.map(({ status }) => status)).toEqual([200, 200]);
    expect(saved[0]?.document).toMatchObject({
      ...{ provider: 'fulfilment', kind: 'payouts' },
      webhookPath: '/webhooks/rails/fulfilment/acme.rewards',
    });
    expect(JSON.stringify(saved)).not.toMatch(/whsec_|shpat_|nobody else/);
    expect(connectionSecrets.get('acme.cards')).toMatchObject({ api: cards.api });
  });

  it.each([
    { ...fulfilment, api: { ...fulfilment.api, address: 'http://shop.example' } },
    { ...fulfilment, api: { ...fulfilment.api, address: 'https://192.168.0.1/rewards' } },
    { ...fulfilment, api: { ...fulfilment.api, signingSecret: 'whsec_c2hvcnQ=' } },
    { ...cards, api: { ...cards.api, codeSecret: 'short' } },
    { ...cards, api: { ...cards.api, shop: 'shop.example' } },
  ])('is refused where it could not be called safely: %j', async (body) => {
    const { call, connectionSecrets } = aManagementApi(everything);

    expect((await call('PUT /v1/connections/rewards', { body })).status).toBe(422);
    expect(connectionSecrets.get('acme.rewards')).toBeUndefined();
  });

  it.each([
    { rail: 'fulfilment', recipient: 'member-4711' },
    { rail: 'shopify-gift-card', customerId: '7001004211' },
  ])('reaches a creator beside the cash: %j', async (rewardMethod) => {
    const { call, programs } = aManagementApi(everything);
    const body = { name: 'Mia', payoutMethod: { rail: 'manual' }, rewardMethod };

    await call('PUT /v1/creators/mia', { body });

    const { document } = await call('GET /v1/creators/mia');
    expect(document).toMatchObject({ payoutMethod: { rail: 'manual' }, rewardMethod });
    expect(await programs.findCreator('acme', 'mia')).toMatchObject({ rewardMethod });
  });

  it.each([
    { rewardMethod: { rail: 'shopify-gift-card', customerId: 'gid://shopify/Customer/1' } },
    { rewardMethod: { rail: 'fulfilment', recipient: '' } },
    { rewardMethod: { rail: 'stripe', accountId: 'acct_1' } },
    { payoutMethod: { rail: 'fulfilment', recipient: 'member-4711' } },
  ])('is no way for anybody or anything else: %j', async (method) => {
    const { call } = aManagementApi(everything);

    const body = { name: 'Mia', ...method };
    expect((await call('PUT /v1/creators/mia', { body })).status).toBe(422);
  });
});

describe('connections of Stripe', () => {
  const signed = { provider: 'stripe', webhookSecrets: ['whsec_1'] };

  it('are shops, whose orders keep the references by which Stripe tells of their money', async () => {
    const { call, programs, connectionSecrets } = aManagementApi(everything);

    const saved = await call('PUT /v1/connections/sales', {
      body: { ...signed, programId: 'spring' },
    });

    expect(saved).toMatchObject({
      status: 200,
      document: {
        kind: 'orders',
        programId: 'spring',
        webhookPath: '/webhooks/stripe/acme.sales',
      },
    });
    expect(await programs.findConnection('acme', 'acme.sales')).toMatchObject({
      hasPayments: true,
    });
    expect(connectionSecrets.get('acme.sales')).toEqual({ webhook: ['whsec_1'] });
  });

  it('are payments of another shop, with secrets of their own', async () => {
    const { call, programs, connectionSecrets } = aManagementApi(everything);
    const body = { ...signed, kind: 'payments', ordersConnection: 'shop' };

    const saved = await call('PUT /v1/connections/pay', { body });

    expect(saved).toMatchObject({
      status: 200,
      document: {
        kind: 'payments',
        ordersConnection: 'shop',
        webhookPath: '/webhooks/stripe/acme.pay',
      },
    });
    expect(JSON.stringify(saved.document)).not.toContain('whsec');
    expect(await programs.findConnection('acme', 'acme.shop')).toMatchObject({ hasPayments: true });
    expect(connectionSecrets.get('acme.pay')).toEqual({ webhook: ['whsec_1'] });
  });

  it.each([
    ['without secrets', 422, { provider: 'stripe', programId: 'spring' }],
    ['of payments without orders', 422, { ...signed, kind: 'payments' }],
    ['of payments with a program', 422, { ...signed, kind: 'payments', programId: 'spring' }],
    [
      'of payments by a shop that moves no money',
      422,
      { ...signed, provider: 'shopify', kind: 'payments', ordersConnection: 'shop' },
    ],
    [
      'of what is not understood',
      422,
      { ...signed, provider: 'a-shop-of-nobody', programId: 'spring' },
    ],
  ])('are refused %s', async (_, status, body) => {
    const { call } = aManagementApi(everything);

    expect((await call('PUT /v1/connections/new', { body })).status).toBe(status);
  });

  it('keep their kind', async () => {
    const { call } = aManagementApi(everything);
    await call('PUT /v1/connections/sales', { body: { ...signed, programId: 'spring' } });
    const body = { ...signed, kind: 'payments', ordersConnection: 'shop' };

    expect((await call('PUT /v1/connections/sales', { body })).status).toBe(409);
  });
});

describe('tenancy', () => {
  it.each([
    '/v1/programs/spring',
    '/v1/creators/mia',
    '/v1/enrolments/spring/mia',
    '/v1/links/mia-tent',
    '/v1/codes/MIA10',
    '/v1/connections/shop',
  ])('answers another merchant’s GET %s exactly as one for nothing', async (path) => {
    const { call } = aManagementApi(everything);

    const own = await call(`GET ${path}`);
    const foreign = await call(`GET ${path}`, { as: other });
    const unknown = await call(`GET ${path}x`, { as: other });

    expect(own.status).toBe(200);
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(unknown);
  });

  it.each([
    'PUT /v1/programs/spring',
    'POST /v1/plans/standard/versions',
    'PUT /v1/creators/mia',
    'PUT /v1/enrolments/spring/mia',
    'PUT /v1/links/mia-tent',
    'PUT /v1/codes/MIA10',
    'PUT /v1/connections/shop',
    'POST /v1/api-keys',
    'POST /v1/merchants',
  ])('lets no key without managing rights do %s', async (route) => {
    const { call } = aManagementApi(everything);
    const as = { ...manager, scopes: 'read,events,payouts' } as typeof manager;

    expect((await call(route, { as, body: {} })).status).toBe(403);
  });
});
