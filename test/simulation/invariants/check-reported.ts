import { AwaitedRateError } from '../../../functions/shared/settling/awaited-rate-error.ts';
import { PromiseBroken } from '../promise-broken.ts';

const expectedNames = new Set([
  'AwaitedRateError',
  'InternalServerError',
  'ProvisionedThroughputExceededException',
  'QueueSendError',
  'SyntaxError',
  'TransactionCanceledException',
  'TransactionConflictException',
  'TransactionInProgressException',
  'ZodError',
]);

const expectedMessages = /^The service did not answer\.$|kept changing|has no key\.$/;

export type Reported = { readonly functionName: string; readonly error: unknown };

/**
 * Functions report what the services or a poison message did to them, or what they wait for, and nothing else: anything else
 * is a mistake in the code that was stopped by an assertion.
 *
 * @throws PromiseBroken
 */
export function checkReported(reports: readonly Reported[]): void {
  for (const { functionName, error } of reports) {
    for (const each of listErrors(error)) {
      if (expectedNames.has(each.name) || expectedMessages.test(each.message)) continue;
      throw new PromiseBroken('assertion', `${functionName}: ${each.stack ?? each.message}`);
    }
  }
}

/** Whose closed orders wait for a rate, as functions have reported. */
export function listAwaitingRates(reports: readonly Reported[]): string[] {
  const errors = reports.flatMap(({ error }) => listErrors(error));
  const awaiting = errors.filter((error) => error instanceof AwaitedRateError);
  return [...new Set(awaiting.map(({ merchantId }) => merchantId))];
}

const listErrors = (error: unknown): readonly Error[] =>
  error instanceof AggregateError ? (error.errors as Error[]) : [error as Error];
