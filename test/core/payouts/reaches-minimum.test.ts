import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyBalances } from '../../../core/ledger/balances.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import { type CashAmounts, reachesMinimum } from '../../../core/payouts/reaches-minimum.ts';

type Amounts = readonly (readonly [string, bigint])[];

const anAccount = (payable: Amounts, held: Amounts = [], waiting: Amounts = []) => ({
  head: {
    ...emptyAccountHead('acme', 'mia'),
    balances: Object.fromEntries(
      [...payable, ...held].map(([unit]) => [
        unit,
        {
          ...emptyBalances,
          payable: new Map(payable).get(unit) ?? 0n,
          held: new Map(held).get(unit) ?? 0n,
        },
      ]),
    ),
  },
  settings: [
    {
      minimums: [
        { currency: 'USD', minorUnits: 3_000n },
        { currency: 'EUR', minorUnits: 2_000n },
        { currency: 'GBP', minorUnits: 7n },
      ],
    },
  ],
  waiting: Object.fromEntries(waiting.map(([unit, minorUnits]) => [unit, { minorUnits }])),
});

describe('reachesMinimum', () => {
  it.each<{ rule: string; payable: Amounts; isReached: boolean }>([
    { rule: 'the whole of one currency', payable: [['USD', 3_000n]], isReached: true },
    { rule: 'a cent less', payable: [['USD', 2_999n]], isReached: false },
    {
      rule: 'a third and two thirds, exactly',
      payable: [
        ['USD', 1_000n],
        ['EUR', 1_333n],
        ['GBP', 1n],
      ],
      isReached: true,
    },
    {
      rule: 'half and half',
      payable: [
        ['USD', 1_500n],
        ['EUR', 1_000n],
      ],
      isReached: true,
    },
    {
      rule: 'half and a cent less',
      payable: [
        ['USD', 1_500n],
        ['EUR', 999n],
      ],
      isReached: false,
    },
    {
      rule: 'a currency by the table beside one of the program',
      payable: [
        ['USD', 1_500n],
        ['JPY', 1_500n],
      ],
      isReached: true,
    },
    {
      rule: 'points, which are no cash',
      payable: [
        ['USD', 1_500n],
        ['points', 1_000_000n],
      ],
      isReached: false,
    },
    { rule: 'nothing', payable: [], isReached: false },
  ])('counts $rule: $isReached', ({ payable, isReached }) => {
    expect(reachesMinimum(anAccount(payable)).isReached).toBe(isReached);
  });

  it('does not count what waits for a later run', () => {
    const account = anAccount([['USD', 3_000n]], [], [['USD', 1n]]);

    expect(reachesMinimum(account).isReached).toBe(false);
  });

  it('counts what the run has reserved of any currency', () => {
    const account = anAccount([['EUR', 1_000n]]);

    expect(reachesMinimum(account, { USD: 1_500n }).isReached).toBe(true);
    expect(reachesMinimum(account, { USD: 1_499n }).isReached).toBe(false);
  });

  it('tells what would be reached with what is held back', () => {
    const account = anAccount([['EUR', 1_000n]], [['USD', 1_500n]]);

    expect(reachesMinimum(account)).toEqual({ isReached: false, isReachedWithHeld: true });
  });

  it('is reached with anything of a currency whose minimum is nothing', () => {
    const settings = [{ minimums: [{ currency: 'EUR', minorUnits: 0n }] }];
    const account = { ...anAccount([['EUR', 1n]]), settings };

    expect(reachesMinimum(account).isReached).toBe(true);
    expect(reachesMinimum({ ...account, head: emptyAccountHead('acme', 'mia') }).isReached).toBe(
      false,
    );
  });

  it('does not depend on what is reserved already and what not yet', () => {
    const currency = fc.constantFrom('USD', 'EUR', 'GBP', 'JPY', 'BHD');
    const amounts = fc.uniqueArray(fc.tuple(currency, fc.bigInt(0n, 4_000n), fc.bigInt(0n, 100n)), {
      selector: ([code]) => code,
    });
    fc.assert(
      fc.property(amounts, (parts) => {
        const whole = anAccount(parts.map(([code, minorUnits]) => [code, minorUnits]));
        const reserved: CashAmounts = Object.fromEntries(
          parts.map(([code, minorUnits, percent]) => [code, (minorUnits * percent) / 100n]),
        );
        const rest = anAccount(
          parts.map(([code, minorUnits]) => [code, minorUnits - (reserved[code] ?? 0n)]),
        );

        expect(reachesMinimum(rest, reserved)).toEqual(reachesMinimum(whole));
      }),
    );
  });
});
