import {
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import type { CallKind } from '../system/call.ts';

/**
 * What may go wrong with a call. A `lost-request` had no effect and a `lost-answer` had one, and the
 * caller cannot tell them apart; likewise `in-progress` and `in-progress-done`.
 */
export type FaultKind =
  | 'crash-before'
  | 'crash-after'
  | 'throttle'
  | 'conflict'
  | 'in-progress'
  | 'in-progress-done'
  | 'lost-request'
  | 'lost-answer'
  | 'partly-refused';

const everywhere: readonly FaultKind[] = [
  'crash-before',
  'crash-after',
  'lost-request',
  'lost-answer',
];

/** The faults that a call of a kind can meet. */
export const faultsOf: Readonly<Record<CallKind, readonly FaultKind[]>> = {
  read: [...everywhere, 'throttle'],
  write: [...everywhere, 'throttle', 'conflict'],
  transaction: [...everywhere, 'throttle', 'conflict', 'in-progress', 'in-progress-done'],
  queue: [...everywhere, 'partly-refused'],
  bucket: everywhere,
  rail: everywhere,
  pause: [],
};

/** Whether the call takes effect although the caller does not learn of it. */
export const hasEffect = (fault: FaultKind): boolean =>
  fault === 'crash-after' || fault === 'lost-answer' || fault === 'in-progress-done';

const $metadata = {};

/** What the caller is told instead of an answer. */
export function errorOf(fault: FaultKind, kind: CallKind): Error {
  switch (fault) {
    case 'throttle':
      return kind === 'transaction'
        ? canceled('ThrottlingError')
        : new ProvisionedThroughputExceededException({ message: 'Too fast.', $metadata });
    case 'conflict':
      return kind === 'transaction'
        ? canceled('TransactionConflict')
        : new TransactionConflictException({ message: 'A transaction is under way.', $metadata });
    case 'in-progress':
    case 'in-progress-done':
      return new TransactionInProgressException({
        Message: 'The same token is under way.',
        message: 'The same token is under way.',
        $metadata,
      });
    default:
      return kind === 'queue' || kind === 'bucket' || kind === 'rail'
        ? new Error('The service did not answer.')
        : new InternalServerError({ message: 'The service did not answer.', $metadata });
  }
}

function canceled(code: string): TransactionCanceledException {
  return new TransactionCanceledException({
    message: `Transaction cancelled [${code}]`,
    $metadata,
    CancellationReasons: [{ Code: code }],
  });
}
