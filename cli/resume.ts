import type { CommandIo } from './command-io.ts';
import { changePause } from './pause/change-pause.ts';

/**
 * `tributary resume`: what `tributary pause` stopped goes on.
 *
 * @returns the exit code: 0 resumed, 1 refused by the API.
 * @throws UsageError for wrong options.
 */
export function run(argv: readonly string[], io: CommandIo): Promise<number> {
  return changePause('resume', argv, io);
}
