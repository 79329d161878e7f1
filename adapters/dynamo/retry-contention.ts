import { setTimeout as wait } from 'node:timers/promises';

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
 * Tries again what others' traffic stopped: conflicts between transactions, throttling, and answers
 * that were lost. Pauses double and are jittered, so that those who met once do not meet again.
 *
 * `write` must be repeatable: a lost answer may have been a success. Writes here are, because each
 * carries a mark of its own (see `putItem`) or a request token (`writeTogether`).
 */
export async function retryContention<Result>(write: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === attemptsMax || !isPassing(error)) throw error;
      const pauseMs = firstPauseMs * 2 ** (attempt - 1);
      await wait(pauseMs * (0.5 + Math.random() / 2));
    }
  }
}

function isPassing(error: unknown): boolean {
  const { name = '', CancellationReasons: reasons } = error as ServiceError;
  if (reasons === undefined) return passingNames.has(name);
  const codes = reasons.map(({ Code = 'None' }) => Code).filter((code) => code !== 'None');
  return codes.length > 0 && codes.every((code) => passingReasons.has(code));
}
