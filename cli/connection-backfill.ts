import type { CommandIo } from './command-io.ts';
import { beginBackfill } from './connection/begin-backfill.ts';
import { runConnectionCommand } from './connection/run-connection-command.ts';
import { describeBackfill, watchBackfill } from './connection/watch-backfill.ts';
import { untilInterrupted } from './until-interrupted.ts';

/**
 * `tributary connection backfill`: the orders from before a shop was connected.
 *
 * @returns the exit code: 0 done, 1 refused by the API, 3 if it is not done yet.
 * @throws UsageError for wrong options.
 */
export function run(
  argv: readonly string[],
  io: CommandIo,
  interrupted: () => Promise<unknown> = untilInterrupted,
): Promise<number> {
  return runConnectionCommand('backfill', argv, io, async (api, { path, months }) => {
    const begun = await beginBackfill(api, `${path}/backfill`, months);
    const backfill = await watchBackfill(api, `${path}/backfill`, begun, interrupted());
    return {
      code: backfill.status === 'done' ? 0 : 3,
      lines: [describeBackfill(backfill)],
      document: backfill,
    };
  });
}
