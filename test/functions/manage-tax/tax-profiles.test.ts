import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { makeEndpoint } from '../../../functions/manage-tax/endpoint.ts';
import { callerOf, manager } from '../../support/call-endpoint.ts';
import { aPayee } from '../../support/factories/a-payee.ts';
import { aCreator } from '../../support/factories/a-program.ts';
import { orderMoment } from '../../support/factories/moments.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryBillingStore, inMemoryInvoiceStore } from '../../support/in-memory-invoices.ts';
import { inMemoryProgramDirectory } from '../../support/in-memory-program-directory.ts';
import { inMemoryTaxProfileStore } from '../../support/in-memory-tax-profile-store.ts';

const path = '/v1/creators/mia/tax-profile';
const w9 = { kind: 'W-9', from: '2026-01-05', evidence: 'scan 4711', numberKind: 'ssn' };
const body = { country: 'US', kind: 'individual', forms: [{ ...w9, number: '078-05-1120' }] };
const reader = { ...manager, keyId: 'reader', scopes: 'read' };

function anApi() {
  const directory = inMemoryProgramDirectory({ creators: [aCreator()], payees: [aPayee()] });
  const profiles = inMemoryTaxProfileStore();
  const audit = inMemoryAuditLog();
  const faults: unknown[] = [];
  const billing = { billings: inMemoryBillingStore(), invoices: inMemoryInvoiceStore() };
  const merchants = { merchants: directory, taxYears: { isUsed: async () => false } };
  const ports = {
    ...billing,
    ...merchants,
    directory,
    profiles,
    audit,
    sha256,
    now: () => orderMoment,
  };
  const endpoint = makeEndpoint(ports, (error) => faults.push(error));
  return { call: callerOf(endpoint), profiles, audit, faults };
}

describe('a tax profile', () => {
  it('is saved whole, and shown with the ends of its numbers', async () => {
    const { call, profiles } = anApi();

    const saved = await call(`PUT ${path}`, { body });

    expect(saved).toMatchObject({
      status: 200,
      document: {
        ...{ country: 'US', kind: 'individual', evidence: ['tin'] },
        forms: [{ kind: 'W-9', from: '2026-01-05', numberKind: 'ssn', numberEnding: '1120' }],
      },
    });
    expect((await call(`GET ${path}`, { as: reader })).document).toEqual(saved.document);
    expect(await profiles.findNumbers('acme', { kind: 'creator', id: 'mia' })).toEqual([
      { form: 'W-9', from: '2026-01-05', kind: 'ssn', number: '078051120' },
    ]);
  });

  it('is a payee’s, too, and another one’s than a creator’s', async () => {
    const { call } = anApi();
    const forms = [{ kind: 'W-8BEN-E', from: '2026-02-01', evidence: 'scan 4712', treaty: true }];
    const company = { country: 'DE', kind: 'company', servicesPerformedIn: 'DE', forms };

    const saved = await call('PUT /v1/payees/northern/tax-profile', { body: company });

    expect(saved).toMatchObject({
      status: 200,
      document: {
        servicesPerformedIn: 'DE',
        forms: [{ kind: 'W-8BEN-E', lastDay: '2029-12-31', treaty: true }],
        evidence: ['foreign-status', 'treaty'],
      },
    });
    expect(await call(`GET ${path}`)).toMatchObject({ status: 404 });
  });

  it('is removed with its numbers', async () => {
    const { call, profiles } = anApi();
    await call(`PUT ${path}`, { body });

    expect(await call(`DELETE ${path}`)).toMatchObject({ status: 200 });
    expect(await call(`GET ${path}`)).toMatchObject({ status: 404 });
    expect(await call(`DELETE ${path}`)).toMatchObject({ status: 404 });
    expect(await profiles.findNumbers('acme', { kind: 'creator', id: 'mia' })).toEqual([]);
  });

  it('is in the audit log with what it was before, and never with a number', async () => {
    const { call, audit } = anApi();
    await call(`PUT ${path}`, { body });
    await call(`PUT ${path}`, { body: { ...body, country: 'CA', forms: [] } });
    await call(`DELETE ${path}`);

    const { items } = await audit.list('acme', {}, { limit: 10 });
    expect(items.map(({ kind }) => kind).toSorted()).toEqual([
      'tax-profile.removed',
      'tax-profile.saved',
      'tax-profile.saved',
    ]);
    expect(JSON.stringify(items)).toContain('1120');
    expect(JSON.stringify(items)).not.toMatch(/078-?05-?1120/);
  });

  it.each([
    { what: 'a wrong number', forms: [{ ...w9, number: '666-05-1120' }] },
    { what: 'a number without its kind', forms: [{ ...w9, numberKind: undefined, number: '1' }] },
    {
      what: 'the form of a company for an individual',
      forms: [{ kind: 'W-8BEN-E', from: '2026-01-01', evidence: 'scan' }],
    },
    {
      what: 'an end before its beginning',
      forms: [{ kind: 'hobby', from: '2026-01-02', until: '2026-01-01', evidence: 'scan' }],
    },
    { what: 'no day', forms: [{ kind: 'hobby', from: '2026-02-30', evidence: 'scan' }] },
    { what: 'no evidence', forms: [{ kind: 'hobby', from: '2026-02-03', evidence: ' ' }] },
  ])('is refused with $what, and the answer repeats nothing', async ({ forms }) => {
    const { call, faults } = anApi();

    const answer = await call(`PUT ${path}`, { body: { ...body, forms } });

    expect(answer).toMatchObject({ status: 422 });
    expect(JSON.stringify([answer.document, faults])).not.toMatch(/666-?05/);
  });

  it('is only of whom the merchant knows, and only for those who may', async () => {
    const { call } = anApi();

    expect(await call('PUT /v1/creators/nobody/tax-profile', { body })).toMatchObject({
      status: 404,
    });
    const other = { ...manager, merchantId: 'other' };
    expect(await call(`PUT ${path}`, { body, as: other })).toMatchObject({ status: 404 });
    expect(await call(`PUT ${path}`, { body, as: reader })).toMatchObject({ status: 403 });
  });
});
