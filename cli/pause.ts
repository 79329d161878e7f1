import type { CommandIo } from './command-io.ts';
import { changePause } from './pause/change-pause.ts';

/**
 * `tributary pause`: the brake for a program's closings or payouts.
 *
 * @returns the exit code: 0 paused, 1 refused by the API.
 * @throws UsageError for wrong options.
 */
export function run(argv: readonly string[], io: CommandIo): Promise<number> {
  return changePause('pause', argv, io);
}
