import type { CommandIo } from './command-io.ts';
import { changePayee } from './payee/change-payee.ts';

/**
 * `tributary payee assign`: who is paid for a creator, from when, and with which cut.
 *
 * @returns the exit code: 0 assigned, 1 refused by the API.
 * @throws UsageError for wrong options.
 */
export function run(argv: readonly string[], io: CommandIo): Promise<number> {
  return changePayee('assign', argv, io);
}
