import type { Mutant } from './mutant.ts';

/** Guards: who acts without asking whether it may. */
export const mistakesInGuards: readonly Mutant[] = [
  {
    name: 'A close does not ask whether it is due',
    focus: 'closes that nothing is due for',
    edits: [
      {
        file: 'functions/shared/settling/decide-open.ts',
        find: 'const isDue = closeAt !== undefined && closeAt <= now && order.openHolds.length === 0;',
        replace:
          'const isDue = closeAt !== undefined && closeAt <= now + 3 * 86_400_000 && order.openHolds.length === 0;',
      },
    ],
  },
  {
    name: 'A close does not ask for holds',
    focus: 'closes that nothing is due for',
    edits: [
      {
        file: 'functions/shared/settling/decide-open.ts',
        find: 'const isDue = closeAt !== undefined && closeAt <= now && order.openHolds.length === 0;',
        replace: 'const isDue = closeAt !== undefined && closeAt <= now;',
      },
      {
        file: 'core/settlement/close-conversion.ts',
        find: "if (openStatus(input) !== 'pending' || input.previous?.status === 'closed') {",
        replace: "if (input.previous?.status === 'closed') {",
      },
    ],
  },
  {
    name: 'A closed order is assessed at new credits',
    edits: [
      {
        file: 'functions/shared/settling/assess-conversion.ts',
        find: 'const first = frozen.find(({ revision }) => revision === 1)?.assessment;',
        replace: 'const first = frozen.find(({ revision }) => revision === 0)?.assessment;',
      },
      {
        file: 'functions/shared/settling/assess-conversion.ts',
        find: "if (state?.status === 'closed' && first === undefined) {",
        replace: "if (state?.status === 'held' && first === undefined) {",
      },
    ],
  },
  {
    name: 'A reversal goes unnoticed by payouts',
    focus: 'refunds while payouts are submitted',
    edits: [
      {
        file: 'core/ledger/settle-legs.ts',
        find: 'reversalSequence: head.reversalSequence + (reversed ? 1 : 0)',
        replace: 'reversalSequence: head.reversalSequence + (reversed ? 0 : 0)',
      },
    ],
  },
  {
    name: 'A payout that was reversed is released all the same',
    focus: 'refunds while payouts are submitted',
    edits: [
      {
        file: 'functions/run-payout-batch/submit-payout-of-creator.ts',
        find: "if (outcome === 'reversed') await cancel(ports, payout, reversed);",
        replace: "if (outcome === 'reversed') return { ...payout, state: 'submitted' };",
      },
    ],
  },
  {
    name: 'What was left out of a release stays reserved',
    focus: 'money that comes back before a release',
    edits: [
      {
        file: 'functions/run-payout-batch/run-payout-batch.ts',
        find: 'await returnLeftOut(ports, released);',
        replace:
          'if (released.released.payoutIds.length > 99) await returnLeftOut(ports, released);',
      },
    ],
  },
  {
    name: 'A payout is reserved for a batch that is released',
    focus: 'two workers of a batch',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: "      expression: 'attribute_not_exists(releasedAt)',",
        replace: "      expression: 'attribute_not_exists(nothing)',",
      },
    ],
  },
  {
    name: 'What is in a release is given back with the rest',
    focus: 'workers of batches that die',
    edits: [
      {
        file: 'functions/run-payout-batch/run-payout-batch.ts',
        find: 'batchId === batch.batchId && !batch.released.payoutIds.includes(payoutId),',
        replace: 'batchId === batch.batchId || !batch.released.payoutIds.includes(payoutId),',
      },
    ],
  },
  {
    name: 'A payout that is being confirmed can fail as well',
    focus: 'reports at once',
    edits: [
      {
        file: 'functions/shared/paying/resolve-payout.ts',
        find: 'moved = isForPeople(current);',
        replace: "moved = current.state !== 'intended';",
      },
    ],
  },
  {
    name: 'A report on an unreleased payout counts',
    focus: 'reports at once',
    edits: [
      {
        file: 'functions/shared/paying/resolve-payout.ts',
        find: 'if (!isFinal(found) && !(await isReleased(ports, found))) {',
        replace:
          "if (!isFinal(found) && !(await isReleased(ports, found)) && report.evidence === '') {",
      },
    ],
  },
];
