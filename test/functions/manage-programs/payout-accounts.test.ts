import { describe, expect, it } from '@jest/globals';
import { findDuplicateAccounts } from '../../../functions/shared/paying/find-duplicate-accounts.ts';
import { aManagementApi } from '../../support/a-management-api.ts';
import { manager } from '../../support/call-endpoint.ts';
import { orderMoment } from '../../support/factories/index.ts';

const table = (account: string) => ({ rail: 'csv', holder: 'M', account });
const [one, other] = [table('ACCOUNT-0001'), table('ACCOUNT-0002')];
const duplicate = 'duplicate-payout-account';

describe('the payout accounts of creators and payees', () => {
  it('are not in what is stored, logged or answered, whatever the rail', async () => {
    const { call, programs, audit } = aManagementApi();
    const ach = {
      ...{ rail: 'nacha', holder: 'Mia', routingNumber: '011000015', account: '1234567890' },
    };

    const { status, document } = await call('PUT /v1/creators/mia', {
      body: { name: 'Mia', payoutMethod: ach },
    });

    expect(status).toBe(200);
    expect(document.payoutMethod).toEqual({ rail: 'nacha', holder: 'Mia', accountEnding: '7890' });
    const creator = await programs.findCreator('acme', 'mia');
    expect(creator?.payoutMethod).toMatchObject({
      holderKind: 'individual',
      routingNumber: '011000015',
    });
    const { items } = await audit.list('acme', {}, { limit: 10 });
    expect(items).toHaveLength(1);
    expect(JSON.stringify([creator, items, document])).not.toContain('1234567890');
  });

  it.each([
    { what: 'a routing number with a wrong check digit', change: { routingNumber: '011000016' } },
    { what: 'an account that a NACHA file has no room for', change: { account: '1'.repeat(18) } },
    { what: 'an account type that no bank has', change: { accountType: 'hidden' } },
  ])('are refused with $what', async ({ change }) => {
    const { call } = aManagementApi();
    const ach = { rail: 'nacha', holder: 'Mia', routingNumber: '011000015', account: '1234567890' };

    const { status } = await call('PUT /v1/creators/mia', {
      body: { name: 'Mia', payoutMethod: { ...ach, ...change } },
    });

    expect(status).toBe(422);
  });

  it('say when one took another one’s place, also in the audit log', async () => {
    const { call, audit } = aManagementApi();
    await call('PUT /v1/creators/mia', { body: { name: 'Mia', payoutMethod: one } });
    const same = await call('PUT /v1/creators/mia', { body: { name: 'M', payoutMethod: one } });
    const { document } = await call('PUT /v1/creators/mia', {
      body: { name: 'Mia', payoutMethod: other },
    });

    expect(same.document).not.toHaveProperty('accountChange');
    const accountChange = {
      at: '2026-03-02T10:00:00.000Z',
      from: { rail: 'csv', accountEnding: '0001' },
      to: { rail: 'csv', accountEnding: '0002' },
      paidFrom: '2026-03-05T10:00:00.000Z',
    };
    expect(document.accountChange).toEqual(accountChange);
    const { items } = await audit.list('acme', {}, { limit: 10 });
    expect(JSON.stringify(items)).toContain(JSON.stringify(accountChange));
    expect(JSON.stringify(items)).not.toContain('ACCOUNT-000');
  });

  it('say so of payees as well', async () => {
    const { call } = aManagementApi();
    const agency = { name: 'Northern', kind: 'agency' };
    await call('PUT /v1/payees/northern', { body: { ...agency, payoutMethod: one } });
    await call('PUT /v1/payees/northern', { body: agency });
    await call('PUT /v1/payees/northern', { body: { ...agency, payoutMethod: other } });

    const { document } = await call('GET /v1/payees/northern');

    expect(document.accountChange.from.accountEnding).toBe('0001');
  });

  it('raise a signal when two have one, which stops neither', async () => {
    const { call, accounts, audit } = aManagementApi();
    await call('PUT /v1/creators/leo', { body: { name: 'Leo', payoutMethod: one } });
    const { status, document } = await call('PUT /v1/creators/mia', {
      body: { name: 'Mia', payoutMethod: table('account-0001') },
    });

    expect(status).toBe(200);
    const owners = ['leo', 'mia'].map((id) => ({ kind: 'creator', id }));
    expect(document.signals).toEqual([{ name: duplicate, owners }]);
    expect(await accounts.listSuspects('acme')).toHaveLength(1);
    const { items } = await audit.list('acme', {}, { limit: 10 });
    expect(JSON.stringify(items)).toContain(duplicate);
  });

  it('raise none for the account of a declared agency, as long as it is', async () => {
    const { call, accounts, programs } = aManagementApi();
    const agency = { name: 'Northern', kind: 'agency', payoutMethod: one };
    await call('PUT /v1/payees/northern', { body: agency });
    const documents = [];
    for (const creatorId of ['leo', 'mia']) {
      await call(`PUT /v1/creators/${creatorId}`, { body: { name: creatorId } });
      await call(`POST /v1/creators/${creatorId}/assign-payee`, {
        ...{ headers: { 'idempotency-key': creatorId } },
        body: {
          payeeId: 'northern',
          cutBasisPoints: 0,
          remainderTo: 'payee',
          reason: 'A contract.',
        },
      });
      const body = { name: creatorId, payoutMethod: one };
      documents.push((await call(`PUT /v1/creators/${creatorId}`, { body })).document);
    }

    for (const document of documents) expect(document).not.toHaveProperty('signals');
    const find = () =>
      findDuplicateAccounts({ accounts, directory: programs }, 'acme', orderMoment);
    expect(await find()).toEqual([]);

    await call('POST /v1/creators/mia/unassign-payee', {
      ...{ headers: { 'idempotency-key': 'over' }, body: { reason: 'It is over.' } },
    });
    expect((await find()).flatMap(({ owners }) => owners.map(({ id }) => id))).toEqual([
      'mia',
      'northern',
    ]);
  });

  it('raise none between two merchants', async () => {
    const { call } = aManagementApi();
    await call('PUT /v1/creators/leo', { body: { name: 'Leo', payoutMethod: one } });

    const { document } = await call('PUT /v1/creators/leo', {
      ...{ as: { ...manager, merchantId: 'rival' }, body: { name: 'Leo', payoutMethod: one } },
    });

    expect(document).not.toHaveProperty('signals');
  });
});
