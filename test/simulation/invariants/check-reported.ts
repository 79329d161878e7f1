import { PromiseBroken } from '../promise-broken.ts';

const expectedNames = new Set([
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

/**
 * Functions report what the services or a poison message did to them, and nothing else: anything else
 * is a mistake in the code that was stopped by an assertion.
 *
 * @throws PromiseBroken
 */
export function checkReported(
  reports: readonly { readonly functionName: string; readonly error: unknown }[],
): void {
  for (const { functionName, error } of reports) {
    const errors = error instanceof AggregateError ? error.errors : [error];
    for (const each of errors as Error[]) {
      if (expectedNames.has(each.name) || expectedMessages.test(each.message)) continue;
      throw new PromiseBroken('assertion', `${functionName}: ${each.stack ?? each.message}`);
    }
  }
}
