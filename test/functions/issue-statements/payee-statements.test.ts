import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { confirmPayout } from '../../../core/ledger/confirm-payout.ts';
import { reservePayout } from '../../../core/ledger/reserve-payout.ts';
import { emptyTaxYear } from '../../../core/tax/tax-year-total.ts';
import { issueForPayee } from '../../../functions/issue-statements/issue-for-payee.ts';
import { aReadingWorld, aToken, type ReadingWorld } from '../../support/a-reading-world.ts';
import { aPayee, somePayeeTerms } from '../../support/factories/a-payee.ts';
import { aWithholding } from '../../support/factories/a-withholding.ts';
import { aCreator, daysAfterOrder } from '../../support/factories/index.ts';

const moment = (text: string) => Date.parse(text);
const usd = (amount: string) => ({ amount, currency: 'USD' });
const terms = somePayeeTerms({ cutBasisPoints: 2_000, remainderTo: 'creator' });
const through = [{ from: 0, terms }];

/** `mia` and `zoe` have earned in April; `northern` is paid a fifth of it, and of `mia`'s 24 % are withheld. */
async function anAgency() {
  const world = aReadingWorld({
    creators: [
      aCreator({ payees: through }),
      aCreator({ creatorId: 'zoe', name: 'Zoe', payees: through }),
    ],
    payees: [aPayee()],
  });
  await world.order('1001', { tokens: [aToken('mia', 2)] });
  await world.order('1002', { tokens: [aToken('mia', 2), aToken('zoe', 3)] });
  world.clock.at = daysAfterOrder(45);
  await world.closeAndPost();
  return world;
}

/** Pays the agency's part of an account. */
async function pay(world: ReadingWorld, creatorId: string, { confirm = true, tax = false } = {}) {
  const at = world.clock.at;
  const head = await world.ledger.readHead('acme', creatorId);
  const order = {
    ...{ currency: 'USD', runId: 'r', batchId: 'r-1', method: { rail: 'manual' } as const, at },
    ...{ terms, payeeId: 'northern' },
  };
  const gross = { grossMinorUnits: 300n, withheldMinorUnits: 72n };
  const receiver = { kind: 'payee', id: 'northern' } as const;
  const total = emptyTaxYear({ merchantId: 'acme', receiver, currency: 'USD', taxYear: 2026 });
  const taxed = tax ? { tax: { withholding: aWithholding(gross), total } } : {};
  const reserved = reservePayout(head, { ...order, ...taxed }, sha256);
  expect(await world.ledger.write(reserved)).toBe('written');
  if (!confirm) return;
  const payout = reserved.payout.next;
  expect(await world.ledger.submit(payout, at)).toBe('submitted');
  const submitted = await world.ledger.findPayout('acme', payout.payoutId);
  if (submitted === undefined) throw new Error('There is a payout.');
  const now = await world.ledger.readHead('acme', creatorId);
  world.clock.at += 60_000;
  const reason = { at: world.clock.at, evidence: 'statement 7' };
  const confirmed = confirmPayout(now, submitted, reason, sha256);
  expect(await world.ledger.write(confirmed)).toBe('written');
}

const northern = '/v1/payees/northern/statements';

type List = { readonly items: readonly { readonly period: string }[] };
const listOf = async (world: ReadingWorld) => (await world.get(northern)).body as List;

describe('statements of a payee', () => {
  it('state what was paid to it for all its creators, out of their own statements', async () => {
    const world = await anAgency();
    await pay(world, 'mia', { tax: true });
    await pay(world, 'zoe');
    world.clock.at = moment('2026-05-02T04:00:00Z');

    await world.issueStatements();
    const list = await listOf(world);
    const { body, headers, text } = await world.get(`${northern}/payee-northern-2026-04`);
    const mia = await world.statements.find('acme', 'mia', '2026-04');

    expect(list.items).toMatchObject([
      { number: 'payee-northern-2026-04', period: '2026-04', sha256: sha256(text) },
    ]);
    expect(headers.etag).toBe(`"${sha256(text)}"`);
    expect(body).toMatchObject({
      ...{ format: 'tributary-payee-statement/1', payeeId: 'northern', period: '2026-04' },
      sources: [
        { creatorId: 'mia', statement: 'mia-2026-04', sha256: mia?.sha256 },
        { creatorId: 'zoe', statement: 'zoe-2026-04' },
      ],
      currencies: [
        {
          ...{ currency: 'USD', received: usd('3.28'), withheld: usd('0.72') },
          gross: usd('4.00'),
          lines: [
            { kind: 'withholding', creatorId: 'mia', amount: usd('0.72') },
            { kind: 'payout', creatorId: 'mia', amount: usd('2.28'), reference: 'statement 7' },
            { kind: 'payout', creatorId: 'zoe', amount: usd('1.00') },
          ],
        },
      ],
    });
  });

  it('can be had as CSV and PDF, which name people, and as nothing else', async () => {
    const world = await anAgency();
    await pay(world, 'zoe');
    world.clock.at = moment('2026-05-02T04:00:00Z');
    await world.issueStatements();
    const path = `${northern}/payee-northern-2026-04`;

    const csv = await world.getAs('text/csv', path);

    expect(csv.text.split('\r\n')[1]).toContain(
      'payee-northern-2026-04,2026-04,northern,Northern Talent,zoe,Zoe,payout',
    );
    expect(csv.text.split('\r\n')[1]).toMatch(/,USD,1\.00$/);
    const pdf = await world.getAs('application/pdf', path);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toContain('payee-northern-2026-04.pdf');
    expect(Buffer.from(pdf.text, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect((await world.getAs('text/html', path)).status).toBe(406);
  });

  it('are issued once, and let what comes later into the open month', async () => {
    const world = await anAgency();
    await pay(world, 'zoe');
    world.clock.at = moment('2026-05-02T04:00:00Z');
    await world.issueStatements();
    const april = await world.get(`${northern}/payee-northern-2026-04`);
    await pay(world, 'mia');
    world.clock.at = moment('2026-06-02T04:00:00Z');

    await world.issueStatements();
    await world.issueStatements();

    expect(await world.get(`${northern}/payee-northern-2026-04`)).toEqual(april);
    const { items } = await listOf(world);
    expect(items.map(({ period }) => period)).toEqual(['2026-05', '2026-04']);
  });

  it('are none for a month in which nothing arrived', async () => {
    const world = await anAgency();
    await pay(world, 'zoe', { confirm: false });
    world.clock.at = moment('2026-05-02T04:00:00Z');

    await world.issueStatements();

    expect((await listOf(world)).items).toEqual([]);
    expect(await world.payeeStatements.findThrough('acme', 'northern')).toBe('2026-04');
  });

  it('wait for the statements of all its creators', async () => {
    const world = await anAgency();
    await pay(world, 'mia');
    await pay(world, 'zoe');
    world.clock.at = moment('2026-05-02T04:00:00Z');
    const payee = { merchantId: 'acme', payeeId: 'northern' };
    const months = { calendar: 'UTC', lastMonth: '2026-04' };
    const ledger: ReadingWorld['ledger'] = {
      ...world.ledger,
      async listEntries(merchantId, creatorId, ...rest) {
        if (creatorId === 'zoe') throw new Error('The table is busy.');
        return world.ledger.listEntries(merchantId, creatorId, ...rest);
      },
    };
    const ports = { ...world, payouts: world.ledger, sha256, now: () => world.clock.at };

    await expect(issueForPayee({ ...ports, ledger }, payee, months)).rejects.toThrow('busy');
    expect(await world.payeeStatements.find('acme', 'northern', '2026-04')).toBeUndefined();

    expect(await issueForPayee(ports, payee, months)).toBe(1);
    expect(await issueForPayee(ports, payee, months)).toBe(0);
  });

  it('are nobody else’s, and none is shown whose text was changed', async () => {
    const world = await anAgency();
    await pay(world, 'zoe');
    world.clock.at = moment('2026-05-02T04:00:00Z');
    await world.issueStatements();
    const path = `${northern}/payee-northern-2026-04`;
    const other = { merchantId: 'other', keyId: 'k', scopes: 'read' };

    expect((await world.get(path, '', other)).status).toBe(404);
    expect((await world.get(`${northern}/zoe-2026-04`)).status).toBe(404);
    for (const key of world.texts.stored.keys()) world.texts.stored.set(key, '{}');
    expect((await world.get(path)).status).toBe(500);
  });
});
