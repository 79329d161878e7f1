import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { makeEndpoint } from '../../../functions/manage-tax/endpoint.ts';
import { callerOf, manager } from '../../support/call-endpoint.ts';
import { aCreator } from '../../support/factories/a-program.ts';
import { anAgreement } from '../../support/factories/an-invoice.ts';
import { orderMoment } from '../../support/factories/moments.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryBillingStore, inMemoryInvoiceStore } from '../../support/in-memory-invoices.ts';
import { inMemoryProgramDirectory } from '../../support/in-memory-program-directory.ts';
import { inMemoryTaxProfileStore } from '../../support/in-memory-tax-profile-store.ts';

const path = '/v1/creators/mia/billing';
const reader = { ...manager, keyId: 'reader', scopes: 'read' };

function anApi() {
  const directory = inMemoryProgramDirectory({ creators: [aCreator()] });
  const ports = {
    ...{ directory, merchants: directory, taxYears: { isUsed: async () => false } },
    profiles: inMemoryTaxProfileStore(),
    billings: inMemoryBillingStore(),
    invoices: inMemoryInvoiceStore(),
    audit: inMemoryAuditLog(),
    now: () => orderMoment,
    sha256,
  };
  return { ...ports, call: callerOf(makeEndpoint(ports, () => {})) };
}

describe('how a creator is billed', () => {
  it('is saved, shown with what billing waits for, and audited', async () => {
    const { call, invoices, audit } = anApi();
    const held = { period: '2026-04', reason: 'tax-uncertain', detail: 'Nobody knows.' } as const;
    await invoices.saveProgress('acme', 'mia', { through: '2026-03', held });

    const saved = await call(`PUT ${path}`, { body: anAgreement() });

    expect(saved).toMatchObject({ status: 200, document: anAgreement() });
    expect((await call(`GET ${path}`, { as: reader })).document).toEqual({
      ...anAgreement(),
      ...{ billedThrough: '2026-03', held },
    });
    const { items } = await audit.list('acme', {}, { limit: 10 });
    expect(items.map(({ kind }) => kind)).toEqual(['billing.saved']);
  });

  it.each([
    { what: 'an end before its beginning', body: anAgreement({ until: '2025-12-31' }) },
    { what: 'a prefix in small letters', body: anAgreement({ prefix: 'sb' }) },
    { what: 'no day', body: anAgreement({ from: '2026-02-30' }) },
    {
      what: 'own invoices with a prefix',
      body: { kind: 'invoices', from: '2026-01-01', prefix: 'A' },
    },
  ])('is not saved with $what', async ({ body }) => {
    expect((await anApi().call(`PUT ${path}`, { body })).status).toBe(422);
  });

  it('is nothing to whom may only read, and nothing of somebody unknown', async () => {
    const { call } = anApi();

    expect((await call(`PUT ${path}`, { body: anAgreement(), as: reader })).status).toBe(403);
    expect((await call(`GET ${path}`)).status).toBe(404);
    expect((await call('GET /v1/creators/nobody/billing')).status).toBe(404);
  });
});
