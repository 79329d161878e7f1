import { describe, expect, it } from '@jest/globals';
import { aManagementApi } from '../../support/a-management-api.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const publish = async (body: object) => {
  const { call, programs } = aManagementApi();
  const answer = await call('POST /v1/plans/standard/versions', {
    body,
    headers: { 'idempotency-key': 'k1' },
  });
  return { answer, versions: await programs.listPlanVersions('acme', 'standard') };
};
const rest = { ruleId: 'rest', rewards: [{ kind: 'percent', rate: '5' }] };

describe('a version that is published', () => {
  it('may use every condition and every reward that is settled', async () => {
    const body = {
      rules: [
        {
          ruleId: 'boost',
          when: {
            all: [
              { category: ['tents'] },
              { orderValue: { atLeast: usd('50.00') } },
              { paymentNumber: { to: 3 } },
              { time: { until: '2026-04-01T00:00:00.000Z' } },
              { not: { amplified: true } },
              { code: ['MIA10'] },
            ],
          },
          rewards: [{ kind: 'flat-per-item', amount: usd('2.00') }],
        },
        rest,
      ],
      assistBonus: { ruleId: 'helper', amount: usd('1.00'), to: 'first' },
      overridesRateProtection: { reason: 'correction', note: 'Two rates were mixed up.' },
    };

    const { answer, versions } = await publish(body);

    expect(answer).toMatchObject({ status: 201, document: body });
    expect(versions).toMatchObject([
      {
        rules: [{ when: { all: expect.arrayContaining([{ code: ['MIA10'] }]) } }, {}],
        assistBonus: { amount: { minorUnits: 100n, currency: 'USD' }, to: 'first' },
        overridesRateProtection: { reason: 'correction' },
      },
    ]);
  });

  it('exchanges amounts for orders in other currencies, unless it says otherwise', async () => {
    const nextRule = { rules: [rest], otherCurrencies: 'next-rule' };

    expect((await publish({ rules: [rest] })).versions).toMatchObject([
      { otherCurrencies: 'exchange' },
    ]);
    expect((await publish(nextRule)).versions).toMatchObject([{ otherCurrencies: 'next-rule' }]);
    expect((await publish({ rules: [rest], otherCurrencies: 'never' })).answer.status).toBe(422);
  });

  it('may promise points, and store credit for a percentage', async () => {
    const rewards = [
      { kind: 'flat-per-order', amount: { points: '5' } },
      { kind: 'percent', rate: '5', paidAs: 'store-credit' },
    ];

    const { answer, versions } = await publish({ rules: [{ ruleId: 'fans', rewards }] });

    expect(answer).toMatchObject({ status: 201 });
    expect(versions).toMatchObject([
      { rules: [{ rewards: [{ amount: { unit: 'points' } }, { paidAs: 'store-credit' }] }] },
    ]);
  });

  it('may promise what depends on a whole period', async () => {
    const { answer, versions } = await publish({
      rules: [rest],
      periodTerms: [{ kind: 'cap', termId: 'ceiling', period: 'month', most: usd('500.00') }],
    });

    expect(answer).toMatchObject({ status: 201 });
    expect(versions).toMatchObject([
      { periodTerms: [{ kind: 'cap', most: { minorUnits: 50_000n, currency: 'USD' } }] },
    ]);
  });

  it.each([
    {
      what: 'a rule that never decides',
      rules: [rest, { ...rest, ruleId: 'late' }],
      message: /^Rule late: it never decides, because rule rest/,
      type: '/problems/invalid-plan',
    },
    {
      what: 'an amount without currency',
      rules: [
        { ruleId: 'flat', rewards: [{ kind: 'flat-per-order', amount: { amount: '8.00' } }] },
      ],
      message: /^Rule flat: The currency is missing/,
      type: '/problems/invalid-request',
    },
    {
      what: 'a condition nested without end',
      rules: [{ ...rest, when: JSON.parse(`${'{"not":'.repeat(180)}{}${'}'.repeat(180)}`) }],
      message: /^Rule rest: Conditions are nested more than 20 deep/,
      type: '/problems/invalid-request',
    },
  ])('is refused for $what, and the rule is named', async ({ rules, message, type }) => {
    const { answer } = await publish({ rules });

    expect(answer).toMatchObject({
      status: 422,
      document: { type, issues: [{ message: expect.stringMatching(message) }] },
    });
  });

  it('is not refused for what is only worth a second look', async () => {
    const { answer } = await publish({ rules: [{ ...rest, when: { tier: ['gold'] } }] });

    expect(answer.status).toBe(201);
  });

  it('is another version if only its bonus differs', async () => {
    const { call } = aManagementApi();
    const send = (idempotencyKey: string, body: object) =>
      call('POST /v1/plans/standard/versions', {
        body: { versionId: 'v1', rules: [rest], ...body },
        headers: { 'idempotency-key': idempotencyKey },
      });
    const assistBonus = { ruleId: 'helper', amount: usd('1.00'), to: 'any' };

    expect((await send('k1', { assistBonus })).status).toBe(201);
    expect((await send('k2', { assistBonus })).status).toBe(201);
    expect((await send('k3', {})).status).toBe(409);
  });
});
