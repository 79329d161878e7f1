import type { Mutant } from './mutant.ts';

/** Keys: what is the same thing, told twice, and what is another one. */
export const mistakesInKeys: readonly Mutant[] = [
  {
    name: 'A payout has no pointer',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: '    part.put(table, pointer, isNew),\n',
        replace: '',
      },
    ],
  },
  {
    name: 'Who waits for its close is filed under its closing day, however late',
    edits: [
      {
        file: 'adapters/dynamo/keys/conversion-keys.ts',
        find: 'formatDay(Math.max(due.dueAt, due.updatedAt)),',
        replace: 'formatDay(due.dueAt),',
      },
    ],
  },
  {
    name: 'An account with something payable is not listed',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: '({ payable }) => payable > 0n)',
        replace: '({ payable }) => payable > 100_000n)',
      },
    ],
  },
  {
    name: 'A restatement keeps its revision',
    edits: [
      {
        file: 'core/settlement/restate-conversion.ts',
        find: 'const next = { ...described, revision: revision + 1 };',
        replace: 'const next = { ...described, revision };',
      },
    ],
  },
  {
    name: 'A creator of a batch is reserved for at every attempt, and what is left out stays so',
    focus: 'workers of batches that die',
    edits: [
      {
        file: 'functions/run-payout-batch/submit-payout-of-creator.ts',
        find: 'if (existing !== undefined) return existing;',
        replace: "if (existing?.state === 'intended') return existing;",
      },
      {
        file: 'functions/run-payout-batch/run-payout-batch.ts',
        find: 'await returnLeftOut(ports, released);',
        replace:
          'if (released.released.payoutIds.length > 99) await returnLeftOut(ports, released);',
      },
    ],
  },
  {
    name: 'A file bears the time of its writing',
    focus: 'workers of batches that die',
    edits: [
      {
        file: 'functions/run-payout-batch/run-payout-batch.ts',
        find: 'await ports.files.put(file, await ports.writeFile(batch, payouts));',
        replace:
          'const again = { ...batch, released: { ...batch.released, at: ports.now() } };\n  await ports.files.put(file, await ports.writeFile(again, payouts));',
      },
    ],
  },
  {
    name: 'A planner that comes again plans anew',
    focus: 'planners of payouts that die',
    edits: [
      {
        file: 'functions/plan-payouts/plan-payouts.ts',
        find: 'const known = dryRun ? undefined : await ports.payouts.findRun(merchantId, runId);',
        replace: 'const known = undefined as PayoutRun | undefined;',
      },
      {
        file: 'functions/plan-payouts/plan-payouts.ts',
        find: "if ((await payouts.addRun(run)) === 'added') return run;",
        replace: 'if ((await payouts.addRun(run)) !== undefined) return run;',
      },
    ],
  },
  {
    name: 'A fact is stored anew at every delivery',
    edits: [
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: `      };
      return (await putItem(table, item, isNew)) === 'written' ? 'added' : 'duplicate';
    },

    async addRejectedFact`,
        replace: `      };
      return (await putItem(table, item, { expression: 'attribute_not_exists(nothing)' })) === 'written' ? 'added' : 'duplicate';
    },

    async addRejectedFact`,
      },
    ],
  },
  {
    name: 'A leg has one key for all revisions, and may be written over',
    focus: 'slow writes to accounts',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: 'part.put(table, toMark(leg, entry), isNew)',
        replace: 'part.put(table, toMark(leg, entry))',
      },
      {
        file: 'adapters/dynamo/keys/ledger-keys.ts',
        find: 'pad(leg.revision, 8)',
        replace: 'pad(1, 8)',
      },
    ],
  },
  {
    name: 'Batches of two currencies have one name',
    edits: [
      {
        file: 'core/payouts/divide-into-batches.ts',
        find: `return \`\${name}-\${count}\`;`,
        replace: `return \`\${runId}-\${rail}-\${count}\`;`,
      },
    ],
  },
  {
    name: "Another merchant's creators are in the account",
    edits: [
      {
        file: 'adapters/dynamo/keys/program-keys.ts',
        find: `export const creatorPartition = (m: string, creatorId: string): string =>
  \`\${tenant(m)}#CREATOR#\${creatorId}\`;`,
        replace: `export const creatorPartition = (_m: string, creatorId: string): string =>
  \`\${tenant('acme')}#CREATOR#\${creatorId}\`;`,
      },
    ],
  },
];
