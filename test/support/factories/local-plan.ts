import type {
  LocalPlan,
  PlannedEventSource,
  PlannedQueue,
  PlannedSchedule,
  PlannedTable,
} from '../../../local/plan.ts';

/** A plan with nothing in it but what is given. */
export function aPlan(parts: Partial<LocalPlan> = {}): LocalPlan {
  return {
    tables: [],
    queues: [],
    buckets: [],
    secrets: [],
    buses: [],
    functions: [],
    eventSources: [],
    apis: [],
    schedules: [],
    rules: [],
    ...parts,
  };
}

export function aQueue(name: string, parts: Partial<PlannedQueue> = {}): PlannedQueue {
  return { logicalId: name, name, attributes: {}, ...parts };
}

/** A queue whose messages go to `<name>-dlq` after so many attempts, and that queue. */
export function aQueueWithDeadLetters(name: string, attemptsMax: number): PlannedQueue[] {
  const deadLetterQueue = `${name}-dlq`;
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:${deadLetterQueue}`,
    maxReceiveCount: attemptsMax,
  });
  return [
    aQueue(deadLetterQueue),
    aQueue(name, { attributes: { RedrivePolicy }, deadLetterQueue }),
  ];
}

export function aQueueSource(
  queue: string,
  parts: Partial<Extract<PlannedEventSource, { kind: 'queue' }>> = {},
): Extract<PlannedEventSource, { kind: 'queue' }> {
  return {
    kind: 'queue',
    queue,
    functionId: 'Worker',
    batchSize: 10,
    batchingWindowMs: 0,
    reportsItemFailures: true,
    filters: [],
    ...parts,
  };
}

export function aTable(name: string, parts: Partial<PlannedTable> = {}): PlannedTable {
  return {
    logicalId: name,
    name,
    streamed: true,
    create: {
      TableName: name,
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    },
    ...parts,
  };
}

export function aStreamSource(
  table: string,
  parts: Partial<Extract<PlannedEventSource, { kind: 'stream' }>> = {},
): Extract<PlannedEventSource, { kind: 'stream' }> {
  return {
    kind: 'stream',
    table,
    functionId: 'Relay',
    batchSize: 10,
    batchingWindowMs: 0,
    reportsItemFailures: true,
    filters: [],
    startingPosition: 'TRIM_HORIZON',
    maxRetries: 2,
    bisectOnError: false,
    ...parts,
  };
}

export function aSchedule(
  expression: string,
  parts: Partial<PlannedSchedule> = {},
): PlannedSchedule {
  return {
    logicalId: 'Schedule',
    name: 'schedule',
    expression,
    timeZone: 'UTC',
    enabled: true,
    target: { kind: 'function', id: 'Job', maxRetries: 2 },
    ...parts,
  };
}
