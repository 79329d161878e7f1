import { describe, expect, it } from '@jest/globals';
import { aManagementApi } from '../../support/a-management-api.ts';
import { manager } from '../../support/call-endpoint.ts';
import { aPayee } from '../../support/factories/a-payee.ts';
import { aCreator } from '../../support/factories/a-program.ts';

const path = '/v1/creators/mia';
const body = {
  payeeId: 'northern',
  cutBasisPoints: 1_500,
  remainderTo: 'creator',
  reason: 'Contract of 1 March.',
};
const keyed = (name: string) => ({ 'idempotency-key': name });
const reader = { ...manager, keyId: 'reader', scopes: 'read' };
const anApi = () => aManagementApi({ creators: [aCreator()], payees: [aPayee()] });

describe('a payee', () => {
  it('is saved with a payout method, of which only the end is shown', async () => {
    const { call } = aManagementApi({});
    const payoutMethod = { rail: 'sepa', holder: 'Northern', iban: 'NL91 ABNA 0417 1643 00' };
    const saved = await call('PUT /v1/payees/northern', {
      body: { name: 'Northern Talent', kind: 'agency', payoutMethod },
    });

    expect(saved).toMatchObject({
      status: 200,
      document: {
        payeeId: 'northern',
        kind: 'agency',
        payoutMethod: { rail: 'sepa', holder: 'Northern', accountEnding: '4300' },
      },
    });
    const shown = await call('GET /v1/payees/northern', { as: reader });
    expect(shown.document).toEqual(saved.document);
    expect((await call('GET /v1/payees', { as: reader })).document).toEqual({
      items: [saved.document],
    });
  });

  it.each([
    { what: 'another kind', change: { kind: 'bank' } },
    { what: 'a balance', change: { balance: '1.00' } },
    {
      what: 'a wrong account',
      change: { payoutMethod: { rail: 'sepa', holder: 'N', iban: 'NL00' } },
    },
  ])('is refused with $what', async ({ change }) => {
    const { call } = aManagementApi({});

    const answer = await call('PUT /v1/payees/northern', {
      body: { name: 'Northern Talent', kind: 'agency', ...change },
    });

    expect(answer).toMatchObject({ status: 422 });
  });

  it('is unknown to another merchant', async () => {
    const { call } = anApi();

    const as = { ...manager, merchantId: 'other' };
    expect(await call('GET /v1/payees/northern', { as })).toMatchObject({ status: 404 });
    expect((await call('GET /v1/payees', { as })).document).toEqual({ items: [] });
  });
});

describe('assigning a payee', () => {
  it('is shown with the creator, from now on, and outlasts a change of the creator', async () => {
    const { call } = anApi();

    const assigned = await call(`POST ${path}/assign-payee`, { body, headers: keyed('k1') });

    const { reason: _, ...terms } = body;
    const payees = [{ from: expect.any(String), ...terms }];
    expect(assigned).toMatchObject({ status: 200, document: { creatorId: 'mia', payees } });
    const saved = await call(`PUT ${path}`, { body: { name: 'Renamed' } });
    expect(saved.document).toMatchObject({ name: 'Renamed', payees });
    expect((await call(`GET ${path}`, { as: reader })).document).toMatchObject({ payees });
  });

  it('ends on a day that is to come', async () => {
    const { call } = anApi();
    await call(`POST ${path}/assign-payee`, { body, headers: keyed('k1') });
    const end = { from: '2100-01-01T00:00:00.000Z', reason: 'The contract ends.' };

    const ended = await call(`POST ${path}/unassign-payee`, { body: end, headers: keyed('k2') });

    expect(ended.document.payees).toEqual([
      expect.objectContaining({ payeeId: 'northern' }),
      { from: end.from },
    ]);
  });

  it('is in the audit log, with the creator before and after, and why', async () => {
    const { call, audit } = anApi();
    await call(`POST ${path}/assign-payee`, { body, headers: keyed('k1') });
    await call(`POST ${path}/unassign-payee`, { body: { reason: 'Over.' }, headers: keyed('k2') });

    const { items } = await audit.list('acme', {}, { limit: 9 });

    expect(items).toHaveLength(2);
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'payee.assigned', reason: body.reason }),
        expect.objectContaining({
          kind: 'payee.unassigned',
          reason: 'Over.',
          before: expect.objectContaining({
            payees: [expect.objectContaining({ payeeId: 'northern' })],
          }),
        }),
      ]),
    );
  });

  it.each([
    { what: 'an unknown creator', at: '/v1/creators/leo', change: {}, status: 404 },
    { what: 'an unknown payee', at: path, change: { payeeId: 'southern' }, status: 422 },
    { what: 'a cut above all of it', at: path, change: { cutBasisPoints: 10_001 }, status: 422 },
    { what: 'a broken cut', at: path, change: { cutBasisPoints: 12.5 }, status: 422 },
    { what: 'the past', at: path, change: { from: '2020-01-01T00:00:00Z' }, status: 422 },
    { what: 'no reason', at: path, change: { reason: undefined }, status: 422 },
    { what: 'the rest to nobody', at: path, change: { remainderTo: undefined }, status: 422 },
  ])('is refused for $what with $status', async ({ at, change, status }) => {
    const { call } = anApi();

    const answer = await call(`POST ${at}/assign-payee`, {
      body: { ...body, ...change },
      headers: keyed('k1'),
    });

    expect(answer).toMatchObject({ status });
    expect((await call(`GET ${path}`)).document).not.toHaveProperty('payees');
  });

  it('is not for those who only read, nor for those who pay', async () => {
    const { call } = anApi();

    for (const scopes of ['read', 'payouts']) {
      const as = { ...manager, scopes };
      const answer = await call(`POST ${path}/assign-payee`, { as, body, headers: keyed(scopes) });
      expect(answer).toMatchObject({ status: 403 });
    }
  });

  it('needs an Idempotency-Key', async () => {
    const { call } = anApi();

    expect(await call(`POST ${path}/assign-payee`, { body })).toMatchObject({ status: 400 });
  });
});
