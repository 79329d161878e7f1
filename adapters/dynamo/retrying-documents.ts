import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Lets a time pass before the next try, in milliseconds. */
export type Pause = (ms: number) => Promise<void>;

const attemptsMax = 6;
const firstPauseMs = 20;

const passingNames = new Set([
  'InternalServerError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TimeoutError',
  'TransactionConflictException',
  'TransactionInProgressException',
]);
const passingReasons = new Set([
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
  'TransactionConflict',
]);

type ServiceError = {
  readonly name?: string;
  readonly CancellationReasons?: readonly { readonly Code?: string }[];
};

/**
 * A client that tries again what others' traffic stopped: conflicts between transactions, throttling,
 * and answers that were lost. Pauses double, and by default they are jittered, so that those who met
 * once do not meet again.
 *
 * Every command must be repeatable: a lost answer may have been a success. Writes here are, because
 * each carries a mark of its own (see `putItem`) or a request token (`writeTogether`), which stay the
 * same from try to try.
 */
export function retryingDocuments(
  documents: DynamoDBDocumentClient,
  pause: Pause = pauseJittered,
): DynamoDBDocumentClient {
  const retrying = Object.create(documents) as DynamoDBDocumentClient;
  retrying.send = ((command: never) =>
    retry(() => documents.send(command), pause)) as typeof documents.send;
  return retrying;
}

async function retry<Result>(send: () => Promise<Result>, pause: Pause): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (attempt === attemptsMax || !isPassing(error)) throw error;
      await pause(firstPauseMs * 2 ** (attempt - 1));
    }
  }
}

/** Waits about this long: from half of it to all of it. */
export async function pauseJittered(ms: number): Promise<void> {
  await wait(ms * (0.5 + Math.random() / 2));
}

function isPassing(error: unknown): boolean {
  const { name = '', CancellationReasons: reasons } = error as ServiceError;
  if (reasons === undefined) return passingNames.has(name);
  const codes = reasons.map(({ Code = 'None' }) => Code).filter((code) => code !== 'None');
  return codes.length > 0 && codes.every((code) => passingReasons.has(code));
}
