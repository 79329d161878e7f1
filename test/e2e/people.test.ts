import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { callApi, deliverOrder, type Merchant, openMerchant } from '../support/two-merchants.ts';

const msPerDay = 86_400_000;
/** Days go by in seconds, on a machine with nothing else to do. */
const patience = 120_000;

describe('what people change in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-people-'));
  let runtime: LocalRuntime;
  let acme: Merchant;

  beforeAll(async () => {
    const startAt = Date.UTC(2026, 0, 5, 9);
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object, key = acme.keys.manage) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, key);
    await runtime.drain();
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return { status, document: JSON.parse(text) as any };
  }

  const statusOf = async (conversionId: string) =>
    (await call(`GET /v1/conversions/${conversionId}`)).document.status;

  async function brake(word: 'pause' | 'resume', what: 'closings' | 'payouts') {
    const out: string[] = [];
    const io = { out: (line: string) => out.push(line), err: (line: string) => out.push(line) };
    const { programId } = acme.ids;
    const reach = ['--url', runtime.url, '--key', acme.keys.payouts];
    const code = await main(
      [word, what, '--program', programId, '--reason', 'A look at it.', ...reach],
      io,
    );
    return { code, out: out.join('\n') };
  }

  it(
    'closes an order early that was on hold and is not any more',
    async () => {
      const { openConversionId, holdId } = acme.ids;
      const close = `POST /v1/conversions/${openConversionId}/close`;
      const reason = { reason: 'Mia leaves.' };
      const refused = await call(close, reason);
      await call(`POST /v1/holds/${holdId}/release`, { note: 'It is fine.' });

      const asked = await call(close, reason, acme.keys.payouts);

      expect(refused).toMatchObject({
        status: 409,
        document: { type: '/problems/conversion-held' },
      });
      expect(asked).toMatchObject({ status: 202, document: { standing: 'stands' } });
      expect((await call(`GET /v1/conversions/${openConversionId}`)).document).toMatchObject({
        status: 'closed',
        earlyClose: { reason: 'Mia leaves.', at: asked.document.closesAt },
      });
      const { document } = await call(`GET /v1/conversions/${openConversionId}/explanation`);
      expect(document.sentences.join('\n')).toContain('Closed early on ');
    },
    patience,
  );

  it(
    'leaves due what is due while closings are paused, and closes it afterwards',
    async () => {
      await deliverOrder(runtime, acme.ids, '1003');
      await runtime.drain();
      const conversionId = acme.ids.openConversionId.replace('1002', '1003');
      const paused = await brake('pause', 'closings');
      await runtime.advance(runtime.clock.now() + 4 * msPerDay);
      const whilePaused = await statusOf(conversionId);
      const [run] = (await call('GET /v1/closings/runs?limit=1')).document.items;
      const { document: record } = await call(`GET /v1/closings/runs/${run.runId}`);

      const resumed = await brake('resume', 'closings');
      await runtime.advance(runtime.clock.now() + msPerDay);

      expect(paused).toMatchObject({ code: 0, out: expect.stringContaining('are paused since') });
      expect(whilePaused).toBe('pending');
      expect(record).toMatchObject({ due: 1, paused: 1, closed: 0, failed: [] });
      expect(resumed).toMatchObject({ code: 0, out: expect.stringContaining('go on') });
      expect(await statusOf(conversionId)).toBe('closed');
    },
    patience,
  );

  it(
    'pays nobody of a program whose payouts are paused, and says why',
    async () => {
      await brake('pause', 'payouts');
      const during = await call('POST /v1/payouts/runs', { dryRun: true }, acme.keys.payouts);
      await brake('resume', 'payouts');
      const after = await call('POST /v1/payouts/runs', { dryRun: true }, acme.keys.payouts);

      expect(during.document).toMatchObject({
        planned: [],
        skipped: [{ creatorId: acme.ids.creatorId, reason: 'program-paused' }],
      });
      expect(after.document.planned).toHaveLength(1);
    },
    patience,
  );

  it(
    'has all of it in the audit log',
    async () => {
      const { document } = await call('GET /v1/audit?limit=7');

      const told = document.items.map(
        ({ kind, outcome }: { kind: string; outcome: string }) => `${kind} ${outcome}`,
      );
      expect(told.filter((each: string) => !each.startsWith('payouts.run'))).toEqual([
        'program.resumed done',
        'program.paused done',
        'program.resumed done',
        'program.paused done',
        'conversion.closed-early done',
      ]);
      expect((await call('GET /v1/audit?kind=hold.released')).document.items).toMatchObject([
        { reason: 'It is fine.', before: { reason: 'manual' }, outcome: 'done' },
      ]);
      expect((await call('GET /v1/audit?kind=api-key.made')).document.items.length).toBe(6);
      expect(JSON.stringify(document)).not.toContain('trb_');
    },
    patience,
  );
});
