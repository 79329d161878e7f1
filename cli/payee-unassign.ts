import type { CommandIo } from './command-io.ts';
import { changePayee } from './payee/change-payee.ts';

/**
 * `tributary payee unassign`: a creator is paid directly.
 *
 * @returns the exit code: 0 unassigned, 1 refused by the API.
 * @throws UsageError for wrong options.
 */
export function run(argv: readonly string[], io: CommandIo): Promise<number> {
  return changePayee('unassign', argv, io);
}
