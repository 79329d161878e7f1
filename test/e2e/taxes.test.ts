import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { readLocalLedger } from '../../cli/read-local-ledger.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { callApi, deliverOrder, type Merchant, openMerchant } from '../support/two-merchants.ts';

const msPerDay = 86_400_000;
const usd = (amount: string) => ({ amount, currency: 'USD' });
const american = { country: 'US', kind: 'individual' };
const unsigned = { ...american, forms: [] };
const signed = {
  ...american,
  forms: [
    {
      ...{ kind: 'W-9', from: '2026-01-05', evidence: 'scan 4711' },
      ...{ numberKind: 'ssn', number: '078-05-1120' },
    },
  ],
};

describe('a merchant who withholds taxes in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-taxes-'));
  let runtime: LocalRuntime;
  let acme: Merchant;

  beforeAll(async () => {
    const startAt = Date.UTC(2026, 0, 5, 9);
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    const tax = { country: 'US', timezone: 'America/New_York' };
    // 50.00 USD are paid to the creator here, before there is a W-9.
    acme = await openMerchant(runtime, 'acme', { tax, taxProfile: unsigned });
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object, key = acme.keys.manage) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, key);
    await runtime.drain();
    if (status >= 300) throw new Error(`${route} was answered ${status}: ${text}`);
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return JSON.parse(text) as any;
  }

  const run = (dryRun: boolean) => call('POST /v1/payouts/runs', { dryRun }, acme.keys.payouts);
  const profile = () => `/v1/creators/${acme.ids.creatorId}/tax-profile`;

  it('keeps tax back without a number, none with one, pays nobody without a profile, and states it', async () => {
    const { creatorId } = acme.ids;
    const listed = await call(
      `GET /v1/payouts?creatorId=${creatorId}`,
      undefined,
      acme.keys.payouts,
    );
    expect(listed.items).toMatchObject([
      {
        ...{ state: 'submitted', amount: usd('38.00') },
        tax: { gross: usd('50.00'), withheld: usd('12.00'), ruleId: 'us-backup-2000' },
      },
    ]);
    const confirm = `POST /v1/payouts/${listed.items[0].payoutId}/confirm`;
    await call(confirm, { evidence: 'statement 7' }, acme.keys.payouts);
    const entries = await call(`GET /v1/accounts/${creatorId}/entries`);
    const reserved = entries.items.find(({ kind }: { kind: string }) => kind === 'reserve');
    expect(reserved).toMatchObject({
      postings: [
        { account: 'payable', amount: usd('50.00') },
        { account: 'in-payout', amount: usd('-38.00') },
        { account: 'tax-withheld', amount: usd('-12.00') },
      ],
      withholding: { ruleId: 'us-backup-2000', taxYear: 2026 },
    });

    await deliverOrder(runtime, acme.ids, '1003');
    await runtime.advance(runtime.clock.now() + 3 * msPerDay);
    await call(`DELETE ${profile()}`);
    const skipped = { creatorId, reason: 'tax-form-missing', amount: usd('50.00') };
    expect((await run(true)).skipped).toMatchObject([skipped]);

    const saved = await call(`PUT ${profile()}`, signed);
    expect(saved).toMatchObject({ forms: [{ numberEnding: '1120' }], evidence: ['tin'] });
    expect((await run(true)).planned).toMatchObject([{ creatorId, withheld: usd('0.00') }]);
    await run(false);

    const statement = await call('GET /v1/me/statements/2026-01', undefined, acme.keys.me);
    expect(statement.currencies).toMatchObject([
      {
        ...{ earned: usd('100.00'), paid: usd('38.00'), withheld: usd('12.00') },
        closing: usd('50.00'),
        closingBalances: { inPayout: usd('50.00'), taxWithheld: usd('12.00') },
      },
    ]);
    const store = await readLocalLedger(dataFolder);
    expect(verifyLedger(store, sha256)).toEqual([]);
    expect(store.taxYears).toMatchObject([
      { taxYear: 2026, paid: [{ grossMinorUnits: 10_000n, withheldMinorUnits: 1_200n }] },
    ]);
  }, 120_000);
});
