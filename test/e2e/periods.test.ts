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
const timeoutMs = 60_000;
const usd = (amount: string) => ({ amount, currency: 'USD' });

/** 2 % on everything from 400.00 USD a month on, and 200.00 USD a month at the least. */
const periodTerms = [
  {
    ...{ kind: 'tiers', termId: 'volume', period: 'month', measure: 'revenue', currency: 'USD' },
    ...{ applies: 'retroactive', steps: [{ tier: 'gold', from: '400.00', addedRate: '2' }] },
  },
  { kind: 'guarantee', termId: 'floor', period: 'month', atLeast: usd('200.00') },
];

describe('terms of whole periods in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-periods-'));
  let runtime: LocalRuntime;
  let acme: Merchant;

  beforeAll(async () => {
    const startAt = Date.UTC(2026, 0, 5, 9);
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
    const rules = [{ ruleId: 'all', rewards: [{ kind: 'percent', rate: '10' }] }];
    const body = { rules, periodTerms };
    const path = `/v1/plans/${acme.ids.planId}/versions`;
    expect(
      (await callApi(runtime.url, { method: 'POST', path, body }, acme.keys.manage)).status,
    ).toBe(201);
    await runtime.advance(runtime.clock.now() + 60_000);
    await deliverOrder(runtime, acme.ids, '1003');
    await runtime.drain();
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function get(path: string, key = acme.keys.manage) {
    const { text } = await callApi(runtime.url, { method: 'GET', path }, key);
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return JSON.parse(text) as any;
  }
  const periods = () => get(`/v1/accounts/${acme.ids.creatorId}/periods`);

  it(
    'settles a tier with the close of the order that reaches it',
    async () => {
      const before = await periods();

      await runtime.advance(runtime.clock.now() + 3 * msPerDay);

      expect(before).toEqual({ items: [] });
      expect(await periods()).toMatchObject({
        items: [
          {
            ...{ programId: acme.ids.programId, period: '2026-01', total: usd('10.00') },
            terms: [
              {
                ...{ termId: 'volume', kind: 'tiers', amount: usd('10.00') },
                explanation: expect.stringContaining('500.00 USD'),
              },
            ],
          },
        ],
      });
    },
    timeoutMs,
  );

  it(
    'pays a guarantee when its month is stated, and shows it to the creator as well',
    async () => {
      await runtime.advance(Date.UTC(2026, 2, 1));

      // Mia joined on the 5th, so 27 of 31 days are guaranteed to her: 174.20 USD, of which she earned 60.00.
      const [january] = (await get('/v1/me/periods', acme.keys.me)).items;
      expect(january).toMatchObject({
        ...{ period: '2026-01', total: usd('124.20'), statedAt: expect.any(String) },
        terms: [
          { termId: 'volume', amount: usd('10.00') },
          { termId: 'floor', amount: usd('114.20') },
        ],
      });
      const { currencies } = await get(`/v1/statements/${acme.ids.creatorId}/2026-02`);
      expect(currencies[0].terms).toMatchObject([{ period: '2026-01', amount: usd('114.20') }]);
      expect(currencies[0].earned).toEqual(usd('114.20'));
    },
    timeoutMs,
  );

  it(
    'leaves books in which everything agrees',
    async () => {
      expect(verifyLedger(await readLocalLedger(dataFolder), sha256)).toEqual([]);
    },
    timeoutMs,
  );
});
