/** Runs tasks, at most `limit` at once; the first failure ends the run once those begun have ended. */
export async function runBounded(
  tasks: readonly (() => Promise<void>)[],
  limit: number,
): Promise<void> {
  const waiting = [...tasks];
  let isFailed = false;
  const work = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined && !isFailed; task = waiting.shift()) {
      await task().catch((error: unknown) => {
        isFailed = true;
        throw error;
      });
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: limit }, work));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
