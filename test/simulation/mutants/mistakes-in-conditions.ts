import type { Mutant } from './mutant.ts';

/** Conditions of writes: who writes over what somebody else has written. */
export const mistakesInConditions: readonly Mutant[] = [
  {
    name: 'A state is written whatever its version is',
    edits: [
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: '  if (version === 0) return isNew;\n  return {',
        replace:
          "  if (version >= 0) return { expression: 'attribute_not_exists(nothing)' };\n  return {",
      },
    ],
  },
  {
    name: 'A close does not look at the version it read',
    focus: 'facts while orders close',
    edits: [
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: 'const condition = followsVersion(change.state.version - 1);',
        replace:
          "const condition = change.frozen === undefined ? followsVersion(change.state.version - 1) : { expression: 'attribute_exists(pk)' };",
      },
    ],
  },
  {
    name: 'A write to an account does not look at the head',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: 'part.put(table, toHeadItem(head), followsSequence(entry.sequence - 1)),',
        replace: 'part.put(table, toHeadItem(head)),',
      },
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: '{ ...entryKey(merchantId, creatorId, entry.sequence), body: packText(encodeJson(entry)) },\n      isNew,',
        replace:
          '{ ...entryKey(merchantId, creatorId, entry.sequence), body: packText(encodeJson(entry)) },',
      },
    ],
  },
  {
    name: 'A payout that has moved is moved again, whatever the head says',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: 'return [part.put(table, toPayoutItem(next), followsPayout(next, expected))];',
        replace: 'return [part.put(table, toPayoutItem(next))];',
      },
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: "  if (sequence === 0) return isNew;\n  return {\n    expression: '#sequence = :sequence',",
        replace:
          "  if (sequence >= 0) return { expression: 'attribute_not_exists(nothing)' };\n  return {\n    expression: '#sequence = :sequence',",
      },
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: '{ ...entryKey(merchantId, creatorId, entry.sequence), body: packText(encodeJson(entry)) },\n      isNew,',
        replace:
          '{ ...entryKey(merchantId, creatorId, entry.sequence), body: packText(encodeJson(entry)) },',
      },
    ],
  },
  {
    name: 'A write to an account that was refused counts as written',
    focus: 'money while payouts are reported on',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: "return refused.length === 0 ? 'written' : 'stale';",
        replace: "return refused.length === 0 || change.legs.length > 0 ? 'written' : 'written';",
      },
    ],
  },
  {
    name: 'A payout is submitted without looking for reversals',
    focus: 'refunds while payouts are submitted',
    edits: [
      {
        file: 'adapters/dynamo/payout-store.ts',
        find: "        part.check(table, headKey(merchantId, creatorId), {\n          expression: 'reversalSequence = :reversals',\n          values: { ':reversals': reversalSequence },\n        }),",
        replace:
          "        part.check(table, headKey(merchantId, creatorId), {\n          expression: 'attribute_exists(pk) OR reversalSequence = :reversals',\n          values: { ':reversals': reversalSequence },\n        }),",
      },
    ],
  },
  {
    name: 'A payout is submitted whatever its state is',
    edits: [
      {
        file: 'adapters/dynamo/payout-store.ts',
        find: "part.put(table, toPayoutItem(submitted), followsPayout(submitted, 'intended')),",
        replace: 'part.put(table, toPayoutItem(submitted)),',
      },
    ],
  },
  {
    name: 'A batch may be released twice',
    edits: [
      {
        file: 'adapters/dynamo/payout-store.ts',
        find: "expression: 'attribute_exists(pk) AND attribute_not_exists(releasedAt)',",
        replace: "expression: 'attribute_exists(pk)',",
      },
    ],
  },
  {
    name: 'A batch is written over by a planner that comes again',
    edits: [
      {
        file: 'adapters/dynamo/payout-store.ts',
        find: 'addBatch: (batch) => add(toBatchItem(batch)),',
        replace:
          "async addBatch(batch) {\n      return (await putItem(table, toBatchItem(batch), { expression: 'attribute_not_exists(nothing)' })) === 'written' ? 'added' : 'duplicate';\n    },",
      },
    ],
  },
  {
    name: 'A run is planned anew by whoever comes again',
    edits: [
      {
        file: 'adapters/dynamo/run-item.ts',
        find: "return (await putItem(table, { ...key, body }, isNew)) === 'written' ? 'added' : 'duplicate';",
        replace:
          "return (await putItem(table, { ...key, body }, { expression: 'attribute_not_exists(nothing)' })) === 'written' ? 'added' : 'duplicate';",
      },
    ],
  },
  {
    name: 'A refused part of a transaction is overlooked',
    edits: [
      {
        file: 'adapters/dynamo/write-together.ts',
        find: '    if (refused.length === 0) throw error;\n    return refused;',
        replace: '    if (refused.length === 0) throw error;\n    return [];',
      },
    ],
  },
];
