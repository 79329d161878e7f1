import type { Mutant } from './mutant.ts';

/** What comes first and what comes together, and who lost a race. */
export const mistakesInOrder: readonly Mutant[] = [
  {
    name: 'The legs of a close are not written with it',
    edits: [
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: 'const decision = { frozen, legs };',
        replace: 'const decision = { frozen, legs: legs.slice(1) };',
      },
    ],
  },
  {
    name: 'The close is saved without what it has frozen',
    edits: [
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: '    await putItem(table, item, isNew);\n    return { ...state, frozenDigest: digest };',
        replace:
          '    if (frozen.revision < 0) await putItem(table, item, isNew);\n    return { ...state, frozenDigest: digest };',
      },
    ],
  },
  {
    name: 'A state is written while its revision may still be on its way',
    edits: [
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: '    await putItem(table, item, isNew);\n    return { ...state, frozenDigest: digest };',
        replace:
          '    void putItem(table, item, isNew).catch(() => {});\n    return { ...state, frozenDigest: digest };',
      },
    ],
  },
  {
    name: 'Closes at one time share a place for what they freeze',
    focus: 'slow writes to orders',
    edits: [
      {
        file: 'adapters/dynamo/revision-item.ts',
        find: 'sha256(text).slice(0, 32)',
        replace: 'sha256(text.slice(0, 0)).slice(0, 32)',
      },
    ],
  },
  {
    name: 'A revision that was only tried counts as frozen',
    focus: 'slow writes to orders',
    edits: [
      {
        file: 'adapters/dynamo/list-named-revisions.ts',
        find: 'const item = bySortKey.get(revisionKey(merchantId, conversionId, { revision, digest }).sk);',
        replace:
          "const { sk } = revisionKey(merchantId, conversionId, { revision, digest: '' });\n    const item = [...bySortKey.values()].find((each) => String(each.sk).startsWith(sk));",
      },
    ],
  },
  {
    name: 'Only the newest revision of an order is posted',
    edits: [
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: 'return decisions.flatMap(({ legs }) => legs);',
        replace: 'return decisions.slice(-1).flatMap(({ legs }) => legs);',
      },
    ],
  },
  {
    name: 'Legs are taken in without being marked',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: '...legs.map((leg) => part.put(table, toMark(leg, entry), isNew)),',
        replace: '...legs.slice(0, 0).map((leg) => part.put(table, toMark(leg, entry), isNew)),',
      },
    ],
  },
  {
    name: 'The watermark goes back',
    focus: 'walks at once',
    edits: [
      {
        file: 'adapters/dynamo/closing-watermark.ts',
        find: "expression: 'attribute_not_exists(pk) OR #day < :day',",
        replace: "expression: 'attribute_not_exists(pk) OR #day <> :day',",
      },
    ],
  },
  {
    name: 'The walk passes a day with something due',
    focus: 'lost parts of walks',
    edits: [
      {
        file: 'functions/plan-closings/plan-closings.ts',
        find: '    isEmptySoFar = isEmptySoFar && due === 0;\n',
        replace: '    isEmptySoFar = isEmptySoFar || due === 0;\n',
      },
    ],
  },
  {
    name: 'The walk passes today',
    edits: [
      {
        file: 'functions/plan-closings/plan-closings.ts',
        find: 'if (isEmptySoFar && dayStart(day) + msPerDay + settlingMs <= now) passed = nextDay(day);',
        replace: 'if (isEmptySoFar) passed = nextDay(day);',
      },
      {
        file: 'adapters/dynamo/keys/conversion-keys.ts',
        find: 'formatDay(Math.max(due.dueAt, due.updatedAt)),',
        replace: 'formatDay(due.dueAt),',
      },
    ],
  },
  {
    name: 'The walk leaves out a shard',
    edits: [
      {
        file: 'functions/plan-closings/plan-closings.ts',
        find: 'Array.from({ length: dueShards }, (_, shard) => shard)',
        replace: 'Array.from({ length: dueShards - 1 }, (_, shard) => shard)',
      },
    ],
  },
  {
    name: 'A closer that lost a race thinks that it has closed',
    focus: 'facts while orders close',
    edits: [
      {
        file: 'functions/close-conversions/close-due-conversion.ts',
        find: "if ((await ports.conversions.save(change)) === 'stale') continue;",
        replace: 'await ports.conversions.save(change);',
      },
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: 'const condition = followsVersion(change.state.version - 1);',
        replace:
          "const condition = change.frozen === undefined ? followsVersion(change.state.version - 1) : { expression: 'attribute_exists(pk)' };",
      },
    ],
  },
  {
    name: 'An assessor that lost a race leaves it at that',
    focus: 'slow estimates',
    edits: [
      {
        file: 'functions/assess-orders/assess-order.ts',
        find: "if ((await save(ports.conversions, change, previous)) === 'stale') continue;",
        replace:
          "if ((await save(ports.conversions, change, previous)) === 'stale') return 'unchanged';",
      },
    ],
  },
  {
    name: 'An assessor that finds nothing to change writes nothing',
    focus: 'slow estimates',
    edits: [
      {
        file: 'functions/assess-orders/assess-order.ts',
        find: "return previous === undefined ? 'saved' : conversions.save(confirmConversion(previous));",
        replace:
          "return previous === undefined || confirmConversion !== undefined ? 'saved' : 'stale';",
      },
    ],
  },
  {
    name: 'A posting goes on with legs it has read before',
    focus: 'slow writes to accounts',
    edits: [
      {
        file: 'functions/post-legs/post-to-creator.ts',
        find: "if ((await ledger.write(change)) === 'stale') return place;",
        replace: 'await ledger.write(change);',
      },
    ],
  },
  {
    name: 'A worker that came too late for the release pays its own list',
    focus: 'two workers of a bank file',
    edits: [
      {
        file: 'functions/run-payout-batch/run-payout-batch.ts',
        find: `  const stored = await findBatch(ports, batch.merchantId, batch.batchId);
  if (!isReleased(stored)) throw new Error(\`The payout batch \${batch.batchId} was not released.\`);
  return stored;`,
        replace: '  return released;',
      },
    ],
  },
  {
    name: 'The payout is read before the head',
    focus: 'reports at once',
    edits: [
      {
        file: 'functions/shared/paying/move-payout.ts',
        find: '    const head = await ledger.readHead(merchantId, known.creatorId);\n    const payout = (await payouts.findPayout(merchantId, payoutId)) ?? known;',
        replace:
          '    const payout = (await payouts.findPayout(merchantId, payoutId)) ?? known;\n    const head = await ledger.readHead(merchantId, known.creatorId);',
      },
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: 'return [part.put(table, toPayoutItem(next), followsPayout(next, expected))];',
        replace: 'return [part.put(table, toPayoutItem(next))];',
      },
    ],
  },
  {
    name: 'A move that lost its race counts as done',
    focus: 'money while payouts are reported on',
    edits: [
      {
        file: 'functions/shared/paying/move-payout.ts',
        find: "if ((await ledger.write(change)) === 'written') return change.payout?.next ?? payout;",
        replace: 'await ledger.write(change);\n    return change.payout?.next ?? payout;',
      },
    ],
  },
  {
    name: 'Batches are sent before they are stored',
    focus: 'planners of payouts that die',
    edits: [
      {
        file: 'functions/plan-payouts/plan-payouts.ts',
        find: '  for (const batch of batches) await ports.payouts.addBatch(batch);\n  await ports.enqueue(batches.map(({ merchantId, batchId }) => ({ merchantId, batchId })));',
        replace:
          '  await ports.enqueue(batches.map(({ merchantId, batchId }) => ({ merchantId, batchId })));\n  for (const batch of batches) await ports.payouts.addBatch(batch);',
      },
    ],
  },
  {
    name: 'Legs are read before the head, and taken in although they are posted',
    focus: 'slow writes to accounts',
    edits: [
      {
        file: 'functions/post-legs/post-to-creator.ts',
        find: `    const head = await ports.ledger.readHead(merchantId, creatorId);
    const unposted = await ports.ledger.listUnposted(legs);`,
        replace: `    const unposted = await ports.ledger.listUnposted(legs);
    const head = await ports.ledger.readHead(merchantId, creatorId);`,
      },
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: 'part.put(table, toMark(leg, entry), isNew)',
        replace: 'part.put(table, toMark(leg, entry))',
      },
    ],
  },
];
