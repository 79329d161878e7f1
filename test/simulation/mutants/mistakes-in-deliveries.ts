import type { Mutant } from './mutant.ts';

/** Messages: what is told to nobody, or not again. */
export const mistakesInDeliveries: readonly Mutant[] = [
  {
    name: "A buyer's later orders are not told of",
    focus: 'buyers of several orders',
    edits: [
      {
        file: 'functions/assess-orders/assess-order.ts',
        find: 'await enqueue(laterOrders);',
        replace: 'if (laterOrders.length > 99) await enqueue(laterOrders);',
      },
    ],
  },
  {
    name: 'Who comes again takes the buyer for remembered and told of',
    focus: 'buyers of several orders',
    edits: [
      {
        file: 'functions/assess-orders/note-order.ts',
        find: 'if (own !== undefined && own.isTold !== true && others.length > 0) {',
        replace: "if (own !== undefined && recorded !== 'same' && others.length > 0) {",
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
        find: "if (key.sk === 'STATE' && revisionOf(after) > revisionOf(before)) {",
        replace: "if (key.sk === 'STATES' && revisionOf(after) > revisionOf(before)) {",
      },
    ],
  },
  {
    name: 'Only the first fact of an order is relayed',
    edits: [
      {
        file: 'functions/relay-work/consumer.ts',
        find: 'const isNewFact = before === undefined && key.sk.startsWith(factPrefix);',
        replace: `const isNewFact = before === undefined && key.sk.startsWith(\`\${factPrefix}order\`);`,
      },
    ],
  },
  {
    name: 'A failed message of a batch counts as done',
    focus: 'functions that are cut off',
    edits: [
      {
        file: 'functions/shared/queues/sqs-consumer.ts',
        find: '      logError(error, { messageId: record.messageId });\n      throw error;',
        replace: '      logError(error, { messageId: record.messageId });',
      },
    ],
  },
  {
    name: 'A released batch gets no second file',
    focus: 'workers of batches that die',
    edits: [
      {
        file: 'functions/run-payout-batch/run-payout-batch.ts',
        find: '    await publishFile(ports, released);',
        replace: '    if (!isReleased(batch)) await publishFile(ports, released);',
      },
    ],
  },
];
