import type { Mutant } from './mutant.ts';

/** Amounts: how they are split, moved and taken back. */
export const mistakesInAmounts: readonly Mutant[] = [
  {
    name: 'Money is closed at the estimate, not at the assessment',
    edits: [
      {
        file: 'core/settlement/close-conversion.ts',
        find: "    ...estimateMoves(input.previous, { ...next, status: 'pending' }),\n",
        replace: '',
      },
    ],
  },
  {
    name: 'A close pays out of nowhere',
    edits: [
      {
        file: 'core/settlement/close-conversion.ts',
        find: "movePostings(owed, 'pending', 'settling')",
        replace: "movePostings(owed, 'commission-expense', 'settling')",
      },
    ],
  },
  {
    name: 'A restatement repeats the whole amount',
    edits: [
      {
        file: 'core/settlement/restate-conversion.ts',
        find: 'const owedMore = owedDifference(listOwed(previous), listOwed(assessment));',
        replace: 'const owedMore = owedDifference([], listOwed(assessment));',
      },
    ],
  },
  {
    name: 'What was payable is paid beside a debt',
    edits: [
      {
        file: 'core/ledger/credit-payable.ts',
        find: 'const position = before.payable - before.debt + minorUnits;',
        replace: 'const position = before.payable + minorUnits;',
      },
      {
        file: 'core/ledger/balances.ts',
        find: '  if (balances.payable > 0n && balances.debt > 0n) {',
        replace: '  if (balances.payable > 0n && balances.debt > 10_000_000n) {',
      },
    ],
  },
  {
    name: 'A leg of nothing but a minus is settled as a plus',
    edits: [
      {
        file: 'core/ledger/settle-legs.ts',
        find: 'const settled = own.reduce((sum, leg) => sum + leg.minorUnits, 0n);\n      const payable = own.reduce((sum, leg) => sum + payableMore(leg), 0n);',
        replace:
          'const settled = own.reduce((sum, leg) => sum + leg.minorUnits, 0n);\n      const payable = own.reduce((sum, leg) => sum + payableMore(leg), 0n) + (settled < 0n ? 1n : 0n);',
      },
    ],
  },
  {
    name: 'A payout is of one unit more than is reserved for it',
    edits: [
      {
        file: 'core/ledger/reserve-payout.ts',
        find: "    minorUnits,\n    state: 'intended',",
        replace: "    minorUnits: minorUnits + 1n,\n    state: 'intended',",
      },
    ],
  },
  {
    name: 'A confirmed payout stays in payout',
    edits: [
      {
        file: 'core/ledger/confirm-payout.ts',
        find: "{ account: 'in-payout', owner, unit, minorUnits } as const,",
        replace: "{ account: 'settling', owner, unit, minorUnits } as const,",
      },
    ],
  },
  {
    name: 'A payout that failed is paid for by the creator',
    edits: [
      {
        file: 'core/ledger/post-return.ts',
        find: '...creditPayable(owner, unit, balancesOf(head.balances, unit), gross),',
        replace: "{ account: 'commission-expense', owner, unit, minorUnits: -minorUnits },",
      },
    ],
  },
  {
    name: 'A unit that is left over from unequal parts goes to nobody',
    edits: [
      {
        file: 'core/money/divide-amount.ts',
        find: 'for (const place of placesOfLargest(lost, Number(leftOver))) {',
        replace: 'for (const place of placesOfLargest(lost, Number(leftOver) - 1)) {',
      },
    ],
  },
  {
    name: 'A unit that is left over from equal parts goes to nobody',
    edits: [
      {
        file: 'core/money/divide-amount.ts',
        find: 'parts.push(place < leftOver ? larger : part);',
        replace: 'parts.push(place + 1 < leftOver ? larger : part);',
      },
    ],
  },
  {
    name: 'Every creator of an order gets what the first does',
    edits: [
      {
        file: 'core/settlement/make-legs.ts',
        find: '    minorUnits,\n    ...(heldMinorUnits',
        replace: '    minorUnits: amounts[0]?.minorUnits ?? minorUnits,\n    ...(heldMinorUnits',
      },
    ],
  },
  {
    name: 'What two creators are owed more is added up for one',
    edits: [
      {
        file: 'core/settlement/owed-difference.ts',
        find: 'const key = JSON.stringify([creatorId, unit]);',
        replace: 'const key = JSON.stringify([creatorId.length, unit]);',
      },
    ],
  },
  {
    name: 'Money that comes back does not pay a debt',
    edits: [
      {
        file: 'core/ledger/post-return.ts',
        find: '...creditPayable(owner, unit, balancesOf(head.balances, unit), gross),',
        replace:
          '...creditPayable(owner, unit, { ...balancesOf(head.balances, unit), debt: 0n }, minorUnits),',
      },
    ],
  },
];
