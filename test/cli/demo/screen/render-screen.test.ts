import { describe, expect, it } from '@jest/globals';
import type { DemoFigures } from '../../../../cli/demo/figures/figures.ts';
import { renderScreen } from '../../../../cli/demo/screen/render-screen.ts';
import { wrap } from '../../../../cli/demo/screen/wrap.ts';
import { table } from '../../../../cli/table.ts';

describe('the screen', () => {
  const screen = renderScreen(someFigures());

  it('has six blocks in the order in which a reader asks', () => {
    expect(screen.match(/^\d {2}[^─]+/gm)?.map((title) => title.trim())).toEqual([
      '1  Program',
      '2  Creators',
      '3  One order',
      '4  What is usually got wrong',
      '5  Posts',
      '6  Finance',
    ]);
  });

  it('shows amounts as they were said, and leaves the zeros of a creator out', () => {
    expect(screen).toMatch(/Harper Quinn +120\.50 {2}USD +100\.00 +20\.50 +2026-04-06$/m);
    expect(screen).toMatch(/US shop +200 +9 +50 +4 +31 +5000\.00 {2}USD +100\.00 +400\.00/);
  });

  it('says why money is held, was not paid out, or came back', () => {
    expect(screen).toContain('Diego Marín: 60.00 USD held, manual since 2026-02-20.');
    expect(screen).toContain('Diego Marín: not in the payout run, no-payout-method.');
    expect(screen).toContain('Diego Marín: transfer returned, account closed; payable again.');
  });

  it('shows what a post earns, or what holds it back', () => {
    expect(screen).toMatch(/Packed for the Cirque +x +text .* 37\.00 {2}EUR {2}held$/m);
    expect(screen).toContain('The post does not say it.');
  });

  it('shows averages that do not exist as a dash', () => {
    const figures = someFigures();
    const [program] = figures.programs;
    if (program === undefined) throw new Error('The figures have a program.');
    const { averageOrderValue: _, ...withoutAverage } = program;

    expect(renderScreen({ ...figures, programs: [withoutAverage] })).toMatch(/USD +- +400\.00/);
  });

  it('says in which currency the equation of finance does not hold', () => {
    const figures = someFigures();
    const wrong = figures.finance.map((one) => ({ ...one, agrees: false }));

    expect(screen).toContain('To the cent: net expense = pending');
    expect(renderScreen({ ...figures, finance: wrong })).toContain('Does NOT hold in USD');
  });

  it('is no wider than it says', () => {
    expect(Math.max(...screen.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(
      110,
    );
  });
});

describe('a table', () => {
  it('aligns names to the left and amounts to the right, by characters', () => {
    const rows = [
      { name: 'Marín', amount: '1.00' },
      { name: 'Jo', amount: '100.00' },
    ];

    const lines = table(rows, [
      { title: 'name', text: (row) => row.name },
      { title: 'amount', align: 'right', text: (row) => row.amount },
    ]);

    expect(lines).toEqual(['name   amount', 'Marín    1.00', 'Jo     100.00']);
  });
});

describe('wrapping', () => {
  it('breaks between words, indents what follows, and loses nothing', () => {
    const lines = wrap('the quick brown fox jumps', 14);

    expect(lines).toEqual(['  the quick', '    brown fox', '    jumps']);
  });
});

function someFigures(): DemoFigures {
  return {
    programs: [
      {
        program: 'US shop',
        currency: 'USD',
        clicks: 200,
        filtered: 9,
        orders: 50,
        unattributed: 4,
        newCustomers: 31,
        revenue: '5000.00',
        averageOrderValue: '100.00',
        commission: '400.00',
        discount: '50.00',
        costPerAcquisition: '8.00',
        returnOnSpend: '12.50',
      },
    ],
    creators: [
      aCreator({ pending: '20.50', pendingUntil: '2026-04-06' }),
      aCreator({
        creator: 'Diego Marín',
        held: '60.00',
        heldBecause: 'manual since 2026-02-20',
        skipped: 'no-payout-method',
        returned: 'account closed',
      }),
    ],
    order: {
      title: 'Order #5001',
      verdicts: [
        'Not Chiara Bianchi, because the click was 34 days old and the window is 30 days.',
      ],
      commission: ['Kestrel 2 Tent: 12.5 % of 310.08 EUR = 38.76 EUR.'],
      split: ['Lena Vogt earns 19.38 EUR.'],
      toCreator: 'Not you, because your click was 34 days old and the window is 30 days.',
    },
    pitfalls: [{ title: 'A refund after the payout', sentences: ['The debt is 12.00 USD.'] }],
    posts: [
      {
        ...{ platform: 'x', format: 'text', day: '2026-02-15', words: 'Packed for the Cirque' },
        ...{ disclosure: 'not-found', views: '9250', earned: '37.00', currency: 'EUR' },
        ...{ state: 'held', because: ['The post does not say it.'] },
      },
    ],
    finance: [
      {
        currency: 'USD',
        netExpense: '180.50',
        pending: '20.50',
        held: '60.00',
        payable: '0.00',
        inPayout: '0.00',
        paid: '100.00',
        withheld: '0.00',
        indirectTax: '0.00',
        debt: '0.00',
        agrees: true,
      },
    ],
    proofs: ['The ledger was verified: no violations.'],
  };
}

function aCreator(changes: Partial<DemoFigures['creators'][number]>) {
  return {
    creatorId: 'harper-quinn',
    creator: 'Harper Quinn',
    currency: 'USD',
    earned: '120.50',
    pending: '0.00',
    held: '0.00',
    payable: '0.00',
    inPayout: '0.00',
    paid: '100.00',
    debt: '0.00',
    ...changes,
  };
}
