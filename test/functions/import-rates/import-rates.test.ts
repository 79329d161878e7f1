import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { fetchEcbFile } from '../../../adapters/rates/ecb/fetch-ecb-file.ts';
import type { ImportedRates } from '../../../core/money/import-rates.ts';
import { makeImportEcbRates } from '../../../functions/import-rates/import-ecb-rates.ts';
import { anEcbFile, someEcbDays } from '../../support/an-ecb-file.ts';
import { inMemoryRateImports } from '../../support/in-memory-rate-imports.ts';
import { inMemoryRateStore } from '../../support/in-memory-rate-store.ts';

/** `acme` wants the ECB's rates, `umbrella` does not; the file has February and the first week of March 2026. */
async function aWorld(days = someEcbDays('2026-02-02', '2026-03-06')) {
  const file = { text: anEcbFile(days), fetched: 0 };
  const clock = { at: Date.parse('2026-03-06T16:30:00Z') };
  const rates = inMemoryRateStore();
  const imports = inMemoryRateImports();
  await imports.set('acme', 'ecb', true);
  await imports.set('umbrella', 'ecb', true);
  await imports.set('umbrella', 'ecb', false);
  const reports: ImportedRates[] = [];
  const run = makeImportEcbRates({
    ...{ rates, imports, now: () => clock.at },
    fetchFile: async () => {
      file.fetched += 1;
      return file.text;
    },
    report: (_, imported) => reports.push(imported),
  });
  const read = (merchantId = 'acme') =>
    rates.listDays(merchantId, 'ecb', { from: '2026-01-01', to: '2026-12-31' });
  return { file, clock, rates, imports, reports, run, read };
}

describe('import-rates', () => {
  it('records what was published, for who wants it, and promises that it is all', async () => {
    const world = await aWorld();

    await world.run();

    const { days, completeThrough } = await world.read();
    expect(days).toHaveLength(25);
    expect(days.at(-1)).toMatchObject({
      day: '2026-03-06',
      base: 'EUR',
      quotes: { JPY: '162.05' },
    });
    expect(completeThrough).toBe('2026-03-06');
    expect((await world.read('umbrella')).days).toEqual([]);
  });

  it('changes nothing when it runs again', async () => {
    const world = await aWorld();
    await world.run();
    const before = await world.read();

    await world.run();

    expect(await world.read()).toEqual(before);
    expect(world.reports.at(-1)).toMatchObject({ added: [], different: [] });
  });

  it('knows that weekends and holidays have none', async () => {
    const world = await aWorld();
    await world.run();

    world.clock.at = Date.parse('2026-03-09T06:30:00Z');
    await world.run();

    expect((await world.read()).completeThrough).toBe('2026-03-08');
  });

  it('promises nothing of a business day whose rates are late, until they come', async () => {
    const world = await aWorld();
    await world.run();

    world.clock.at = Date.parse('2026-03-10T16:30:00Z');
    await world.run();
    const late = await world.read();
    world.file.text = anEcbFile(someEcbDays('2026-02-02', '2026-03-10'));
    await world.run();

    expect(late.completeThrough).toBe('2026-03-08');
    expect((await world.read()).completeThrough).toBe('2026-03-10');
  });

  it('takes a business day within the file that has no rates for one without', async () => {
    const { '2026-02-11': _, ...days } = someEcbDays('2026-02-02', '2026-03-06');
    const world = await aWorld(days);

    await world.run();

    expect(await world.read()).toMatchObject({ completeThrough: '2026-03-06' });
    expect((await world.read()).days).toHaveLength(24);
  });

  it('promises nothing at first from a file that does not reach back far enough', async () => {
    const world = await aWorld(someEcbDays('2026-03-05', '2026-03-06'));

    await world.run();

    expect((await world.read()).days).toHaveLength(2);
    expect(await world.read()).not.toHaveProperty('completeThrough');
  });

  it('leaves no gap between what was promised and a file that begins later', async () => {
    const world = await aWorld();
    await world.run();

    world.clock.at = Date.parse('2026-03-20T16:30:00Z');
    world.file.text = anEcbFile(someEcbDays('2026-03-20', '2026-03-20'));
    await world.run();

    expect((await world.read()).completeThrough).toBe('2026-03-08');
  });

  it('lets recorded rates stay, and says which days the source has others for', async () => {
    const world = await aWorld();
    await world.run();

    const days = { ...someEcbDays('2026-02-02', '2026-03-06'), '2026-03-05': { USD: '9.99' } };
    world.file.text = anEcbFile(days);
    await world.run();

    expect(world.reports.at(-1)?.different).toEqual(['2026-03-05']);
    expect((await world.read()).days.find(({ day }) => day === '2026-03-05')?.quotes.USD).toBe(
      '1.20260305',
    );
  });

  it('fetches nothing when nobody wants it', async () => {
    const world = await aWorld();
    await world.imports.set('acme', 'ecb', false);

    await world.run();

    expect(world.file.fetched).toBe(0);
  });
});

describe('fetchEcbFile', () => {
  it('gives the file as it is, and fails for any other answer', async () => {
    const text = anEcbFile({ '2026-03-02': { USD: '1.0832' } });
    const server = createServer((request, response) => {
      if (request.url === '/file.xml') response.end(text);
      else response.writeHead(503).end('Down.');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    try {
      expect(await fetchEcbFile(`${address}/file.xml`)).toBe(text);
      await expect(fetchEcbFile(`${address}/other`)).rejects.toThrow('answers 503');
    } finally {
      server.close();
    }
  });
});
