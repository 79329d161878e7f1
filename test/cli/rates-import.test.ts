import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';
import { aManagementApi } from '../support/a-management-api.ts';
import { anEcbFile, someEcbDays } from '../support/an-ecb-file.ts';
import { serveEndpoint } from '../support/serve-endpoint.ts';

let api: ReturnType<typeof aManagementApi>;
let served: Awaited<ReturnType<typeof serveEndpoint>>;
let folder: string;
beforeEach(async () => {
  api = aManagementApi();
  const caller = { merchantId: 'acme', keyId: 'ada', scopes: 'manage' };
  served = await serveEndpoint(api.endpoint, async () => caller);
  folder = await mkdtemp(join(tmpdir(), 'tributary-rates-'));
});
afterEach(async () => {
  await served.stop();
  await rm(folder, { recursive: true });
});

async function importDays(days: Parameters<typeof anEcbFile>[0] | string) {
  const file = join(folder, 'rates.xml');
  await writeFile(file, typeof days === 'string' ? days : anEcbFile(days));
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const to = ['--url', served.url, '--key', 'k'];
  const code = await main(['rates', 'import', '--file', file, ...to], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('tributary rates import', () => {
  it('records a file over the API, once', async () => {
    const days = someEcbDays('2026-01-26', '2026-02-27');

    const first = await importDays(days);
    const again = await importDays(days);
    const stored = await api.rates.listDays('acme', 'ecb', {
      from: '2026-01-01',
      to: '2026-03-01',
    });

    expect(first.code).toBe(0);
    expect(first.out).toContain('25 days recorded, 0 known.');
    expect(again.out).toContain('0 days recorded, 25 known.');
    expect(stored.days).toHaveLength(25);
    expect(stored.completeThrough).toBeDefined();
  });

  it('refuses to fetch from what is no address', async () => {
    const err: string[] = [];
    const io = { out: () => {}, err: (line: string) => err.push(line) };
    const from = ['--from', 'ecb.europa.eu', '--url', served.url, '--key', 'k'];

    expect(await main(['rates', 'import', ...from], io)).toBe(2);
    expect(err.join()).toContain('--from needs an address');
  });

  it('says with exit code 1 that other rates are recorded', async () => {
    const days = someEcbDays('2026-01-26', '2026-02-27');
    await importDays(days);

    const { code, out } = await importDays({ ...days, '2026-02-26': { USD: '9.99' } });

    expect(code).toBe(1);
    expect(out).toContain('2026-02-26');
  });

  it('says with exit code 2 that a file is none of the ECB’s, and where', async () => {
    const { code, err } = await importDays('<Cube currency="USD" rate="1"/>');

    expect(code).toBe(2);
    expect(err).toContain('(line 1)');
  });
});

describe('PUT /v1/rates/{source}/import', () => {
  it('asks for the rates to be imported, and no longer', async () => {
    const on = await api.call('PUT /v1/rates/ecb/import', { body: { enabled: true } });
    const wanted = await api.imports.listMerchants('ecb');
    await api.call('PUT /v1/rates/ecb/import', { body: { enabled: false } });

    expect(on.status).toBe(200);
    expect(wanted).toEqual(['acme']);
    expect(await api.imports.isWanted('acme', 'ecb')).toBe(false);
    expect((await api.call('PUT /v1/rates/fed/import', { body: { enabled: true } })).status).toBe(
      404,
    );
  });
});
