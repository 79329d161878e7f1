import type { Mutant } from './mutant.ts';

/** Rails that are called: what is sent again, what is given back, and who may say what became of it. */
export const mistakesInRails: readonly Mutant[] = [
  {
    name: 'An order is sent again after the life of its keys',
    focus: 'rails that do not answer for days',
    edits: [
      {
        file: 'functions/run-payout-batch/hand-over.ts',
        find: 'if (!mayBeSent(payouts) || ports.now() >= sendUntil) return;',
        replace: 'if (!mayBeSent(payouts) || ports.now() < sendUntil - 9e12) return;',
      },
    ],
  },
  {
    name: 'An order that is sent again has other keys',
    focus: 'rails that do not answer',
    edits: [
      {
        file: 'core/payouts/make-rail-order.ts',
        find: '    batchId,\n    submittedAt: released.at,',
        replace:
          "    batchId: batchId + payouts.map(({ history }) => history.length).join('-'),\n    submittedAt: released.at,",
      },
    ],
  },
  {
    name: 'What was never seen is given back while it may still be sent',
    focus: 'look-ups while rails are called',
    edits: [
      {
        file: 'core/payouts/weigh-report.ts',
        find: "return isSendingOver ? { kind: 'fail' } : undefined;",
        replace: "return isSendingOver || state !== 'review' ? { kind: 'fail' } : undefined;",
      },
    ],
  },
  {
    name: 'What has no answer is given back',
    focus: 'rails that do not answer',
    edits: [
      {
        file: 'core/payouts/weigh-report.ts',
        find: "return { kind: 'mark', state: 'unclear' };",
        replace: "return { kind: 'fail' };",
      },
    ],
  },
  {
    name: 'What has no answer stays as it was, and nobody decides it',
    focus: 'rails that do not answer',
    edits: [
      {
        file: 'functions/look-up-payouts/give-to-people.ts',
        find: 'if (at < times.reviewAt) return;',
        replace: 'if (at < times.reviewAt + 9e12) return;',
      },
    ],
  },
  {
    name: 'A payout is marked whatever it was',
    focus: 'rails that are called',
    edits: [
      {
        file: 'adapters/dynamo/payout-store.ts',
        find: 'const condition = followsPayout(next, expected);',
        replace:
          "const condition = { ...followsPayout(next, expected), expression: '#state = :state OR moves = :moves OR attribute_exists(pk)' };",
      },
    ],
  },
  {
    name: 'A line of the history is written over',
    focus: 'rails that are called',
    edits: [
      {
        file: 'adapters/dynamo/payout-item.ts',
        find: "'#state = :state AND (attribute_not_exists(moves) OR moves = :moves)'",
        replace: "'#state = :state AND (attribute_exists(moves) OR moves = :moves)'",
      },
    ],
  },
  {
    name: 'A person ends what its rail is still asked about',
    focus: 'rails that do not answer',
    edits: [
      {
        file: 'functions/shared/paying/resolve-payout.ts',
        find: "  state === (isCalledRail(method.rail) ? 'review' : 'submitted');",
        replace:
          "  state === 'review' || state === (isCalledRail(method.rail) ? 'unclear' : 'submitted');",
      },
    ],
  },
  {
    name: 'What comes back after it had arrived is not booked',
    focus: 'rails that are called',
    edits: [
      {
        file: 'core/payouts/weigh-report.ts',
        find: "if (finding === 'failed' || finding === 'returned') return { kind: 'take-back' };",
        replace: '',
      },
    ],
  },
  {
    name: 'What comes back after it had arrived is nobody’s',
    focus: 'rails that are called',
    edits: [
      {
        file: 'core/ledger/post-return.ts',
        find: '...creditPayable(owner, unit, balancesOf(head.balances, unit), gross),',
        replace:
          "...(from === 'cash-clearing' ? [{ account: 'commission-expense', owner, unit, minorUnits: -gross } as const] : creditPayable(owner, unit, balancesOf(head.balances, unit), gross)),",
      },
    ],
  },
  {
    name: 'A batch is released to a rail, and nobody looks it up',
    focus: 'rails that do not answer',
    edits: [
      {
        file: 'adapters/dynamo/payout-store.ts',
        find: '        part.put(table, toOpenItem(batch)),\n',
        replace: '',
      },
    ],
  },
  {
    name: 'A batch is closed while its rail goes on with it',
    focus: 'rails that do not answer',
    edits: [
      {
        file: 'functions/look-up-payouts/look-up-payouts.ts',
        find: 'if (!payouts.some(({ state }) => onItsWay.includes(state))) {',
        replace:
          "if (!payouts.some(({ state }) => state === 'review' && onItsWay.includes(state))) {",
      },
    ],
  },
  {
    name: 'An arrival before an answer is taken for a second payment',
    focus: 'rails that are called',
    edits: [
      {
        file: 'core/payouts/weigh-report.ts',
        find: 'return atRail.reference !== reference;',
        replace: 'return atRail.reference === reference;',
      },
    ],
  },
];
