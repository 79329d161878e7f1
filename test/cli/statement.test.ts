import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';
import { makeEndpoint } from '../../functions/read-statements/endpoint.ts';
import { aReadingWorld, aToken } from '../support/a-reading-world.ts';
import { daysAfterOrder } from '../support/factories/moments.ts';
import { serveEndpoint } from '../support/serve-endpoint.ts';
import { writeTestInvoicePdf, writeTestPayeePdf, writeTestPdf } from '../support/write-test-pdf.ts';

let served: Awaited<ReturnType<typeof serveEndpoint>>;
let folder: string;
beforeEach(async () => {
  const world = aReadingWorld();
  await world.order('1001', { tokens: [aToken('mia', 2)] });
  world.clock.at = daysAfterOrder(45);
  await world.closeAndPost();
  world.clock.at = Date.parse('2026-05-02T04:00:00Z');
  await world.issueStatements();
  const endpoint = makeEndpoint(
    {
      ...world,
      writePdf: writeTestPdf,
      writePayeePdf: writeTestPayeePdf,
      writeInvoicePdf: writeTestInvoicePdf,
    },
    () => {},
  );
  const caller = { merchantId: 'acme', keyId: 'ada', scopes: 'read' };
  served = await serveEndpoint(endpoint, async () => caller);
  folder = await mkdtemp(join(tmpdir(), 'tributary-statement-'));
});
afterEach(async () => {
  await served.stop();
  await rm(folder, { recursive: true });
});

async function call(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main(['statement', '--url', served.url, '--key', 'k', ...argv], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const april = ['--creator', 'mia', '--period', '2026-04'];

describe('tributary statement', () => {
  it('writes the document to a file', async () => {
    const file = join(folder, 'april.pdf');

    const { code, out } = await call(...april, '--out', file);

    expect(code).toBe(0);
    expect(out).toContain('mia-2026-04');
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('prints CSV and JSON', async () => {
    const csv = await call(...april, '--format', 'csv');
    const json = await call(...april, '--format', 'json');

    expect(csv.out).toMatch(/^statement,period,/);
    expect(JSON.parse(json.out)).toMatchObject({ number: 'mia-2026-04' });
  });

  it('fetches a payee’s, which has no document', async () => {
    const northern = ['--payee', 'northern', '--period', '2026-04'];

    // Nobody was paid yet.
    expect((await call(...northern)).code).toBe(1);
    expect(await call(...northern, '--format', 'pdf')).toMatchObject({
      ...{ code: 2, err: expect.stringContaining('csv or json') },
    });
    expect(await call(...northern, '--creator', 'mia')).toMatchObject({
      ...{ code: 2, err: expect.stringContaining('not both') },
    });
  });

  it.each(['localhost:4000', 'acme.example', 'file:///tmp'])(
    'refuses the address %s, which is none of an API',
    async (url) => {
      const { code, err } = await call(...april, '--out', '-', '--format', 'csv', '--url', url);

      expect(code).toBe(2);
      expect(err).toContain('--url needs the address of the API, such as http');
    },
  );

  it('says what is wrong with a file that cannot be written', async () => {
    const { code, err } = await call(...april, '--out', join(folder, 'nowhere', 'april.pdf'));

    expect(code).toBe(2);
    expect(err).toContain('april.pdf cannot be written: ');
  });

  it('says with exit code 1 that none was issued', async () => {
    const { code, err } = await call('--creator', 'mia', '--period', '2026-05');

    expect(code).toBe(1);
    expect(err).toContain('404');
  });

  it.each([
    { what: 'a creator', argv: ['--period', '2026-04'], says: '--creator' },
    { what: 'a month', argv: ['--creator', 'mia', '--period', '2026-13'], says: '--period' },
    { what: 'a format', argv: [...april, '--format', 'docx'], says: '--format' },
    { what: 'a file for a PDF', argv: [...april, '--out', '-'], says: '--out' },
  ])('asks for $what, with exit code 2', async ({ argv, says }) => {
    const { code, err } = await call(...argv);

    expect(code).toBe(2);
    expect(err).toContain(says);
  });
});
