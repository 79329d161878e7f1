import { describe, expect, it } from '@jest/globals';
import { aManagementApi } from '../../support/a-management-api.ts';
import { manager } from '../../support/call-endpoint.ts';

const friday = 'PUT /v1/rates/ecb/2026-02-27';
const body = { base: 'EUR', quotes: { USD: '1.0832', JPY: '160.50' } };
const february = { query: 'from=2026-02-01&to=2026-02-28' };
const withScopes = (scopes: string) => ({ ...manager, scopes });

describe('PUT /v1/rates/{source}/{day}', () => {
  it('records what a source published, text for text, and again without effect', async () => {
    const { call } = aManagementApi();

    expect((await call(friday, { body })).status).toBe(201);
    expect((await call(friday, { body })).status).toBe(200);

    expect((await call('GET /v1/rates/ecb', february)).document).toEqual({
      source: 'ecb',
      completeThrough: null,
      days: [{ day: '2026-02-27', ...body, recordedAt: '2026-03-02T10:00:00.000Z' }],
    });
  });

  it('refuses other rates for a day, and any for a day up to which all is recorded', async () => {
    const { call } = aManagementApi();
    await call(friday, { body });
    await call('PUT /v1/rates/ecb', { body: { completeThrough: '2026-02-28' } });

    const other = await call(friday, { body: { ...body, quotes: { USD: '1.09' } } });
    const late = await call('PUT /v1/rates/ecb/2026-02-26', { body });

    expect(other).toMatchObject({ status: 409, document: { type: '/problems/rates-differ' } });
    expect(late).toMatchObject({ status: 409, document: { type: '/problems/rates-complete' } });
  });

  it.each([
    { what: 'no rate', quotes: { USD: '0' }, path: ['quotes', 'USD'] },
    { what: 'a negative rate', quotes: { USD: '-1.1' }, path: ['quotes', 'USD'] },
    { what: 'a number', quotes: { USD: 1.0832 }, path: ['quotes', 'USD'] },
    { what: 'an exponent', quotes: { USD: '1e3' }, path: ['quotes', 'USD'] },
    { what: 'an unknown currency', quotes: { XYZ: '1.1' }, path: ['quotes', 'XYZ'] },
    { what: 'the base itself', quotes: { EUR: '1' }, path: ['quotes', 'EUR'] },
    { what: 'no rates at all', quotes: {}, path: ['quotes'] },
  ])('refuses $what', async ({ quotes, path }) => {
    const { call, rates } = aManagementApi();

    const answer = await call(friday, { body: { base: 'EUR', quotes } });

    expect(answer).toMatchObject({ status: 422, document: { issues: [{ path }] } });
    const days = await rates.listDays('acme', 'ecb', { from: '2026-01-01', to: '2026-12-31' });
    expect(days).toEqual({ days: [] });
  });

  it.each(['2026-02-30', '2026-03-03', 'friday'])('refuses the day %s', async (day) => {
    expect((await aManagementApi().call(`PUT /v1/rates/ecb/${day}`, { body })).status).toBe(422);
  });

  it('is for managers and for those who pay, and readers may look', async () => {
    const { call } = aManagementApi();
    const status = async (scopes: string, route: string, rest = {}) =>
      (await call(route, { as: withScopes(scopes), ...rest })).status;

    expect(await status('read', friday, { body })).toBe(403);
    expect(await status('payouts', friday, { body })).toBe(201);
    expect(await status('read', 'GET /v1/rates/ecb', february)).toBe(200);
    expect(await status('events', 'GET /v1/rates/ecb', february)).toBe(403);
  });

  it('is each merchant’s own', async () => {
    const { call } = aManagementApi();
    await call(friday, { body });

    const other = { ...manager, merchantId: 'other' } as typeof manager;

    expect((await call('GET /v1/rates/ecb', { as: other, ...february })).document).toMatchObject({
      days: [],
    });
  });
});

describe('PUT /v1/rates/{source}', () => {
  it('says up to which day all is recorded, and never takes it back', async () => {
    const { call } = aManagementApi();
    const say = async (completeThrough: string) =>
      (await call('PUT /v1/rates/ecb', { body: { completeThrough } })).document;

    expect(await say('2026-02-28')).toEqual({ source: 'ecb', completeThrough: '2026-02-28' });
    expect(await say('2026-02-20')).toEqual({ source: 'ecb', completeThrough: '2026-02-28' });
    expect(await say('2026-03-03')).toMatchObject({ status: 422 });
  });
});
