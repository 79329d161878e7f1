import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';

type Answer = { readonly status?: number; readonly body: unknown };

let server: Server;
let url: string;
let asked: string[];
let answers: Answer[];
beforeEach(async () => {
  asked = [];
  answers = [];
  server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url} ${await text(request)}`.trim());
    const { status = 200, body } = answers.shift() ?? { status: 500, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
});

async function call(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main(['tax', ...argv, '--url', url, '--key', 'k'], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const usd = (amount: string) => ({ amount, currency: 'USD' });
const payment = ['--country', 'US', '--period', '2026-Q1', '--amount', '12.00'];
const rest = ['--currency', 'USD', '--reference', 'EFTPS 4711', '--day', '2026-04-15'];
const recorded = { country: 'US', taxYear: 2026, amount: usd('12.00') };

describe('tributary tax remit', () => {
  it('tells the API what was paid, and prints what is posted', async () => {
    answers = [{ status: 201, body: recorded }];

    const { code, out } = await call('remit', ...payment, ...rest);

    expect({ code, out }).toEqual({
      ...{ code: 0, out: '12.00 USD are remitted to US for the tax year 2026.' },
    });
    const [request = ''] = asked;
    expect(JSON.parse(request.slice(request.indexOf('{')))).toEqual({
      ...{ country: 'US', period: '2026-Q1', amount: usd('12.00') },
      ...{ reference: 'EFTPS 4711', paidOn: '2026-04-15' },
    });
  });

  it('says with exit code 1 why the API refuses', async () => {
    const title = 'Of the tax year 2026 only 1.80 USD are withheld and not yet remitted.';
    answers = [{ status: 409, body: { type: '/problems/more-than-withheld', title } }];

    expect(await call('remit', ...payment, ...rest)).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('only 1.80 USD') },
    });
  });

  it.each(['--country', '--amount', '--reference', '--day'])('asks for %s', async (option) => {
    const argv = [...payment, ...rest];
    argv.splice(argv.indexOf(option), 2);

    expect(await call('remit', ...argv)).toMatchObject({
      ...{ code: 2, err: expect.stringContaining(`${option} is missing.`) },
    });
    expect(asked).toEqual([]);
  });
});

describe('tributary tax remittances', () => {
  const item = { period: '2026-Q1', taxYear: 2026, reference: 'r1', paidOn: '2026-04-15' };
  const liability = {
    ...{ country: 'US', withheld: usd('20.00'), remitted: usd('12.00'), open: usd('8.00') },
  };

  it('shows what is open, and all payments of the tax year', async () => {
    const older = { ...item, taxYear: 2025, reference: 'old', amount: usd('1.00') };
    answers = [
      { body: { items: [liability] } },
      { body: { items: [{ ...item, amount: usd('5.00') }], next: 'n/1' } },
      { body: { items: [{ ...item, reference: 'r0', amount: usd('7.00') }, older] } },
    ];

    const { code, out } = await call('remittances', '--year', '2026');

    expect(code).toBe(0);
    expect(out).toMatch(/US +20\.00 USD +12\.00 USD +8\.00 USD/);
    expect(out).toMatch(/2026-Q1 +5\.00 USD +r1\n.*7\.00 USD +r0$/);
    expect(asked[2]).toContain('cursor=n%2F1');
  });

  it('says that nothing is withheld, and asks for a year', async () => {
    answers = [{ body: { items: [] } }, { body: { items: [] } }];

    expect((await call('remittances', '--year', '2026')).out).toBe(
      'Nothing is withheld in this tax year.',
    );
    expect((await call('remittances')).code).toBe(2);
  });
});
