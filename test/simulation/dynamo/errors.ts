import {
  type AttributeValue,
  type CancellationReason,
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  IdempotentParameterMismatchException,
  ResourceNotFoundException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import type { Item } from './item.ts';
import { toAttributeValues } from './to-attribute-value.ts';

const $metadata = {};

/** A request that DynamoDB does not accept, whatever is stored. */
export function invalid(message: string): DynamoDBServiceException {
  return new DynamoDBServiceException({
    name: 'ValidationException',
    $fault: 'client',
    $metadata,
    message,
  });
}

/** @param old what is there instead, if the request asked to be told. */
export function conditionFailed(old?: Item): ConditionalCheckFailedException {
  return new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata,
    ...(old === undefined ? {} : { Item: toWire(old) }),
  });
}

export type Reason = {
  readonly code: 'None' | 'ConditionalCheckFailed' | 'TransactionConflict' | 'ValidationError';
  readonly old?: Item;
};

export function transactionCanceled(reasons: readonly Reason[]): TransactionCanceledException {
  const codes = reasons.map(({ code }) => code).join(', ');
  return new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    $metadata,
    CancellationReasons: reasons.map(
      ({ code, old }): CancellationReason => ({
        Code: code,
        ...(old === undefined ? {} : { Item: toWire(old) }),
      }),
    ),
  });
}

export function tokenMismatch(): IdempotentParameterMismatchException {
  return new IdempotentParameterMismatchException({
    Message: 'The token was used with other parameters.',
    message: 'The token was used with other parameters.',
    $metadata,
  });
}

export function noTable(name: string): ResourceNotFoundException {
  return new ResourceNotFoundException({
    message: `Requested resource not found: ${name}`,
    $metadata,
  });
}

const toWire = (item: Item) =>
  toAttributeValues(item, (bytes) => bytes) as unknown as Record<string, AttributeValue>;
