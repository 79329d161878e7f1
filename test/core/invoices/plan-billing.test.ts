import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planBilling } from '../../../core/invoices/index.ts';
import { formatMoney } from '../../../core/money/format-money.ts';
import { anOrderLine, aTermsLine, aUnit, billMonth } from '../../support/factories/an-invoice.ts';

const restates = { restates: 'mia-2026-01' };

describe('planBilling', () => {
  it('bills the orders of a plan in one line, and what came later to an order in another', () => {
    const unit = aUnit(
      anOrderLine('a', '10.00'),
      anOrderLine('b', '5.00'),
      anOrderLine('c', '1.00', restates),
    );

    expect(planBilling(unit, []).lines).toEqual([
      {
        description: 'Commission by plan standard',
        items: [
          { key: 'order/a', minorUnits: 1000n },
          { key: 'order/b', minorUnits: 500n },
        ],
      },
      {
        description: 'Commission by plan standard, restated',
        items: [{ key: 'order/c', minorUnits: 100n }],
      },
    ]);
  });

  it('credits a reversed order on the invoice that billed it, and names it', () => {
    const earlier = billMonth('2026-01', aUnit(anOrderLine('a', '10.00')));
    const [note] = billMonth('2026-02', aUnit(anOrderLine('a', '-4.00', restates)), earlier);

    expect(note).toMatchObject({
      ...{ kind: 'credit-note', number: 'SB-2026-000002' },
      credits: { number: 'SB-2026-000001', issuedOn: '2026-01-28' },
      net: { amount: '4.00' },
      taxAmount: { amount: '0.76' },
      total: { amount: '4.76' },
      notes: ['Self-billing', 'It credits the invoice SB-2026-000001 of 2026-01-28.'],
    });
  });

  it('credits an order that two invoices billed on the newer one first', () => {
    const january = billMonth('2026-01', aUnit(anOrderLine('a', '10.00')));
    const february = billMonth('2026-02', aUnit(anOrderLine('a', '3.00', restates)), january);
    const { credits } = planBilling(aUnit(anOrderLine('a', '-13.00', restates)), [
      ...january,
      ...february,
    ]);

    expect(credits.map(({ invoice, items }) => [invoice.number, items])).toEqual([
      ['SB-2026-000001', [{ key: 'order/a', minorUnits: 1000n }]],
      ['SB-2026-000002', [{ key: 'order/a', minorUnits: 300n }]],
    ]);
  });

  it('never credits what no invoice billed, nor the same twice', () => {
    const january = billMonth('2026-01', aUnit(anOrderLine('a', '10.00')));
    const lost = aUnit(anOrderLine('a', '-10.00', restates), anOrderLine('b', '-2.00', restates));
    const february = billMonth('2026-02', lost, january);

    expect(february).toHaveLength(1);
    expect(planBilling(lost, [...january, ...february])).toEqual({
      ...{ lines: [], credits: [], unbilledMinorUnits: 1200n },
    });
  });

  it('lets lower terms lower the month, and credits what exceeds it', () => {
    const january = billMonth('2026-01', aUnit(anOrderLine('a', '10.00')));
    const lower = aUnit(anOrderLine('b', '5.00'), aTermsLine('2026-02', '-2.00'));
    const much = aUnit(anOrderLine('b', '5.00'), aTermsLine('2026-02', '-12.00'));

    expect(billMonth('2026-02', lower, january)).toMatchObject([{ net: { amount: '3.00' } }]);
    expect(billMonth('2026-02', much, january)).toMatchObject([
      { kind: 'invoice', net: { amount: '3.00' } },
      { kind: 'credit-note', net: { amount: '10.00' } },
    ]);
  });

  it('bills and credits, over any months, exactly what was not reversed unbilled', () => {
    const cents = fc.integer({ min: -5_000, max: 5_000 });
    const line = fc.record({ id: fc.constantFrom('a', 'b', 'c', 't'), cents });
    const months = fc.array(fc.array(line, { maxLength: 5 }), { minLength: 1, maxLength: 5 });

    fc.assert(
      fc.property(months, (story) => {
        const seen = new Set<string>();
        let documents = billMonth('2026-01', aUnit());
        for (const [place, lines] of story.entries()) {
          const unit = aUnit(...lines.map((each) => toLine(each, seen)));
          for (const { id } of lines) seen.add(id);
          const plan = planBilling(unit, documents);
          const moved = lines.reduce((sum, each) => sum + BigInt(each.cents), 0n);
          const billed = sumOf(plan.lines.flatMap(({ items }) => items));
          const credited = sumOf(plan.credits.flatMap(({ items }) => items));
          expect(billed - credited).toBe(moved + plan.unbilledMinorUnits);
          expect(plan.lines.length === 0 || billed > 0n).toBe(true);
          documents = [...documents, ...billMonth(`2026-0${place + 1}`, unit, documents)];
        }
        for (const [, left] of leftOf(documents)) expect(left).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

function toLine({ id, cents }: { id: string; cents: number }, seen: ReadonlySet<string>) {
  const amount = formatMoney({ minorUnits: BigInt(cents), currency: 'EUR' });
  if (id === 't') return aTermsLine('2026-01', amount);
  return anOrderLine(id, amount, seen.has(id) ? restates : {});
}

const sumOf = (items: readonly { readonly minorUnits: bigint }[]): bigint =>
  items.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);

function leftOf(documents: ReturnType<typeof billMonth>): Map<string, number> {
  const left = new Map<string, number>();
  for (const { number, credits, net } of documents) {
    const of = credits?.number ?? number;
    const cents = Math.round(Number(net.amount) * 100) * (credits === undefined ? 1 : -1);
    left.set(of, (left.get(of) ?? 0) + cents);
  }
  return left;
}
