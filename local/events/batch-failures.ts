/**
 * Reads which items of a batch a function reports as failed.
 *
 * As on AWS: nothing, or an empty list, means that all succeeded; a list that cannot be read, or
 * that names something that was not in the batch, means that all failed.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function readBatchFailures(answer: unknown, ids: readonly string[]): ReadonlySet<string> {
  if (answer === null || answer === undefined) return new Set();
  if (typeof answer !== 'object') return new Set(ids);

  const { batchItemFailures: failures } = answer as { batchItemFailures?: unknown };
  if (failures === null || failures === undefined) return new Set();
  if (!Array.isArray(failures)) return new Set(ids);

  const failed = failures.map((failure) => failure?.itemIdentifier);
  return failed.every((id) => ids.includes(id)) ? new Set(failed) : new Set(ids);
}
