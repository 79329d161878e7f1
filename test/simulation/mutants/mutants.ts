import type { Mutant } from './mutant.ts';

/**
 * Deliberate mistakes in guards, conditions, order, idempotency keys and splits, each of which the simulation must
 * find. Guards that cover for each other are removed in pairs.
 */
export const mutants: readonly Mutant[] = [
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
    focus: 'slow writes to orders',
    edits: [
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: 'part.put(table, item, condition),',
        replace: 'part.put(table, item),',
      },
    ],
  },
  {
    name: 'The legs of a close are not written with it',
    edits: [
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: '...legs.map((leg) => part.put(ledger, toLegItem(leg), isNew)),',
        replace: '...legs.slice(1).map((leg) => part.put(ledger, toLegItem(leg), isNew)),',
      },
    ],
  },
  {
    name: 'The close is saved without what it has frozen',
    edits: [
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: '...(frozen === undefined ? [] : [await toRevision(state, frozen)]),',
        replace: '...(frozen === undefined || frozen.revision > 1 ? [] : []),',
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
    name: 'Legs are taken in without being removed',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: '...legs.map((leg) =>\n      part.delete(table,',
        replace: '...legs.slice(0, 0).map((leg) =>\n      part.delete(table,',
      },
    ],
  },
  {
    name: 'A payout that has moved is moved again, whatever the head says',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: 'return [part.put(table, toPayoutItem(next), isInState(expected))];',
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
    name: 'A payout has no pointer',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: 'return [part.put(table, toPayoutItem(next), isNew), part.put(table, pointer, isNew)];',
        replace: 'return [part.put(table, toPayoutItem(next), isNew)];',
      },
    ],
  },
  {
    name: 'A write to an account that was refused counts as written',
    focus: 'slow writes to accounts',
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
        find: "part.put(table, toPayoutItem(submitPayout(payout, at)), isInState('intended')),",
        replace: 'part.put(table, toPayoutItem(submitPayout(payout, at))),',
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
        file: 'adapters/dynamo/payout-store.ts',
        find: 'addRun: (run) => add({ ...runKey(run.merchantId, run.runId), body: encodeJson(run) }),',
        replace:
          "async addRun(run) {\n      return (await putItem(table, { ...runKey(run.merchantId, run.runId), body: encodeJson(run) }, { expression: 'attribute_not_exists(nothing)' })) === 'written' ? 'added' : 'duplicate';\n    },",
      },
    ],
  },
  {
    name: 'Who was written over takes its answer for a refusal',
    focus: 'buyers of several orders',
    edits: [
      {
        file: 'adapters/dynamo/put-item.ts',
        find: "return error.Item?.writeId?.S === writeId ? 'replaced' : 'refused';",
        replace: "return 'refused';",
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
    name: 'Who waits for its close is filed under its closing day, however late',
    edits: [
      {
        file: 'adapters/dynamo/keys.ts',
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
        find: '([unit, { payable }]) => isCash(unit) && payable > 0n,',
        replace: '([unit, { payable }]) => isCash(unit) && payable > 100_000n,',
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
        file: 'adapters/dynamo/keys.ts',
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
    name: 'A closer that lost a race thinks that it has closed',
    focus: 'slow writes to orders',
    edits: [
      {
        file: 'functions/close-conversions/close-due-conversion.ts',
        find: "if ((await ports.conversions.save(change)) === 'stale') continue;",
        replace: 'await ports.conversions.save(change);',
      },
      {
        file: 'adapters/dynamo/conversion-store.ts',
        find: 'part.put(table, item, condition),',
        replace: 'part.put(table, item),',
      },
    ],
  },
  {
    name: 'An assessor that lost a race leaves it at that',
    focus: 'slow estimates',
    edits: [
      {
        file: 'functions/assess-orders/assess-order.ts',
        find: "if (outcome === 'stale') continue;",
        replace: "if (outcome === 'stale') return 'unchanged';",
      },
    ],
  },
  {
    name: "A buyer's later orders are not told of",
    focus: 'buyers of several orders',
    edits: [
      {
        file: 'functions/assess-orders/assess-order.ts',
        find: 'if (isNews) await ports.enqueue(touched.laterOrders);',
        replace:
          'if (isNews && touched.laterOrders.length > 99) await ports.enqueue(touched.laterOrders);',
      },
    ],
  },
  {
    name: 'A retry takes the buyer for remembered and told of',
    focus: 'buyers of several orders',
    edits: [
      {
        file: 'functions/assess-orders/assess-order.ts',
        find: 'let isNews = options.isRetry;',
        replace: 'let isNews = options.isRetry && false;',
      },
    ],
  },
  {
    name: 'A posting goes on with legs it has read before',
    focus: 'slow writes to accounts',
    edits: [
      {
        file: 'functions/post-legs/post-legs.ts',
        find: "if ((await ledger.write(change)) === 'written') posted += legs.length;",
        replace: 'await ledger.write(change);\n      return { legs: legs.length };',
      },
    ],
  },
  {
    name: 'Refused messages are not sent again',
    focus: 'queues that refuse',
    edits: [
      {
        file: 'adapters/sqs/queue-sender.ts',
        find: 'if (failed.length === 0) return;',
        replace: 'if (failed.length >= 0) return;',
      },
    ],
  },
  {
    name: 'A stream that is not relayed goes on',
    focus: 'queues that refuse',
    edits: [
      {
        file: 'functions/relay-work/consumer.ts',
        find: 'return ofQueue.map(({ sequenceNumber }) => sequenceNumber);',
        replace: 'return ofQueue.slice(0, 0).map(({ sequenceNumber }) => sequenceNumber);',
      },
    ],
  },
  {
    name: 'New legs are not relayed',
    edits: [
      {
        file: 'functions/relay-work/consumer.ts',
        find: "if (owner.kind === 'account' && key.sk.startsWith(inboxPrefix)) {",
        replace: `if (owner.kind === 'account' && key.sk.startsWith(\`\${inboxPrefix}#\`)) {`,
      },
    ],
  },
  {
    name: 'Only the first fact of an order is relayed',
    edits: [
      {
        file: 'functions/relay-work/consumer.ts',
        find: "if (owner.kind === 'order' && key.sk.startsWith(factPrefix)) {",
        replace: `if (owner.kind === 'order' && key.sk.startsWith(\`\${factPrefix}order\`)) {`,
      },
    ],
  },
  {
    name: 'A failed message of a batch counts as done',
    edits: [
      {
        file: 'functions/shared/queues/sqs-consumer.ts',
        find: '      logError(error, { messageId: record.messageId });\n      throw error;',
        replace: '      logError(error, { messageId: record.messageId });',
      },
    ],
  },
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
    name: 'A reservation takes one unit less than it says',
    edits: [
      {
        file: 'core/ledger/reserve-payout.ts',
        find: "    minorUnits: payable,\n    state: 'intended',",
        replace: "    minorUnits: payable + 1n,\n    state: 'intended',",
      },
    ],
  },
  {
    name: 'A confirmed payout stays in payout',
    edits: [
      {
        file: 'core/ledger/confirm-payout.ts',
        find: "{ account: 'in-payout', owner, unit, minorUnits },\n        { account: 'cash-clearing', owner, unit, minorUnits: -minorUnits },",
        replace:
          "{ account: 'settling', owner, unit, minorUnits },\n        { account: 'cash-clearing', owner, unit, minorUnits: -minorUnits },",
      },
    ],
  },
  {
    name: 'A payout that failed is paid for by the creator',
    edits: [
      {
        file: 'core/ledger/return-payout.ts',
        find: '...creditPayable(owner, unit, balancesOf(head.balances, unit), minorUnits),',
        replace: "{ account: 'commission-expense', owner, unit, minorUnits: -minorUnits },",
      },
    ],
  },
  {
    name: 'A creator of a batch is reserved for at every attempt',
    focus: 'workers of batches that die',
    edits: [
      {
        file: 'functions/run-payout-batch/submit-payout-of-creator.ts',
        find: 'if (existing !== undefined) return existing;',
        replace: "if (existing?.state === 'intended') return existing;",
      },
    ],
  },
  {
    name: 'A payout that was reversed is released all the same',
    focus: 'refunds while payouts are submitted',
    edits: [
      {
        file: 'functions/run-payout-batch/submit-payout-of-creator.ts',
        find: "if (outcome === 'reversed') await cancel(ports, payout);",
        replace: "if (outcome === 'reversed') return { ...payout, state: 'submitted' };",
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
  return { released: stored, byOther: true };`,
        replace: '  return { released, byOther: true };',
      },
    ],
  },
  {
    name: 'What was left out of a release stays reserved',
    focus: 'two workers of a batch',
    edits: [
      {
        file: 'functions/run-payout-batch/run-payout-batch.ts',
        find: 'if (byOther) await returnLeftOut(ports, released);',
        replace:
          'if (byOther && released.released.payoutIds.length > 99) await returnLeftOut(ports, released);',
      },
    ],
  },
  {
    name: 'A released batch gets no second file',
    focus: 'workers of batches that die',
    edits: [
      {
        file: 'functions/run-payout-batch/run-payout-batch.ts',
        find: '    await publishFile(ports, released);\n    if (byOther)',
        replace: '    if (!byOther) await publishFile(ports, released);\n    if (byOther)',
      },
    ],
  },
  {
    name: 'A file bears the time of its writing',
    focus: 'workers of batches that die',
    edits: [
      {
        file: 'functions/run-payout-batch/run-payout-batch.ts',
        find: 'await ports.files.put(file, ports.writeFile(batch, payouts));',
        replace:
          'const again = { ...batch, released: { ...batch.released, at: ports.now() } };\n  await ports.files.put(file, ports.writeFile(again, payouts));',
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
        find: "moved = current.state === 'submitted';",
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
        find: 'return [part.put(table, toPayoutItem(next), isInState(expected))];',
        replace: 'return [part.put(table, toPayoutItem(next))];',
      },
    ],
  },
  {
    name: 'A move that lost its race counts as done',
    focus: 'slow writes to accounts',
    edits: [
      {
        file: 'functions/shared/paying/move-payout.ts',
        find: "if ((await ledger.write(change)) === 'written') return change.payout?.next ?? payout;",
        replace: 'await ledger.write(change);\n    return change.payout?.next ?? payout;',
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
        file: 'adapters/dynamo/conversion-store.ts',
        find: 'part.put(ledger, toLegItem(leg), isNew)',
        replace: 'part.put(ledger, toLegItem(leg))',
      },
      {
        file: 'adapters/dynamo/keys.ts',
        find: 'pad(leg.revision, 8)',
        replace: 'pad(1, 8)',
      },
    ],
  },
  {
    name: 'Batches of two currencies have one name',
    edits: [
      {
        file: 'core/payouts/plan-payouts.ts',
        find: `batchId: \`\${runId}-\${group}-\${index + 1}\`,`,
        replace: `batchId: \`\${runId}-\${group.split('-')[0]}-\${index + 1}\`,`,
      },
    ],
  },
  {
    name: 'Legs are read before the head, and taken in although they are gone',
    focus: 'slow writes to accounts',
    edits: [
      {
        file: 'functions/post-legs/post-legs.ts',
        find: `      const head = await ledger.readHead(merchantId, creatorId);
      const legs = await ledger.listWaitingLegs(merchantId, creatorId, maxLegsPerEntry);`,
        replace: `      const legs = await ledger.listWaitingLegs(merchantId, creatorId, maxLegsPerEntry);
      const head = await ledger.readHead(merchantId, creatorId);`,
      },
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: "part.delete(table, legKey(merchantId, leg), { expression: 'attribute_exists(pk)' }),",
        replace: 'part.delete(table, legKey(merchantId, leg)),',
      },
    ],
  },
  {
    name: 'Money that comes back does not pay a debt',
    edits: [
      {
        file: 'core/ledger/return-payout.ts',
        find: '...creditPayable(owner, unit, balancesOf(head.balances, unit), minorUnits),',
        replace:
          '...creditPayable(owner, unit, { ...balancesOf(head.balances, unit), debt: 0n }, minorUnits),',
      },
    ],
  },
  {
    name: "Another merchant's creators are in the account",
    edits: [
      {
        file: 'adapters/dynamo/keys.ts',
        find: `const creatorPartition = (m: string, creatorId: string): string =>
  \`\${tenant(m)}#CREATOR#\${creatorId}\`;`,
        replace: `const creatorPartition = (_m: string, creatorId: string): string =>
  \`\${tenant('acme')}#CREATOR#\${creatorId}\`;`,
      },
    ],
  },
];
