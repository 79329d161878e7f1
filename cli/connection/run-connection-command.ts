import type { CommandIo } from '../command-io.ts';
import { ApiRefusedError, type ManagementApi, managementApi } from '../management-api.ts';
import {
  type ConnectionOptions,
  type ConnectionWord,
  readConnectionOptions,
  usageOf,
} from './read-connection-options.ts';

/** What a command came to: its exit code, what it prints, and the same as JSON. */
export type ConnectionResult = {
  readonly code: 0 | 1 | 3;
  readonly lines: readonly string[];
  readonly document: unknown;
};

/** Runs a command about a connection: help, options, the API, and what it refuses. */
export async function runConnectionCommand(
  word: ConnectionWord,
  argv: readonly string[],
  io: CommandIo,
  run: (api: ManagementApi, options: ConnectionOptions) => Promise<ConnectionResult>,
): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usageOf(word));
    return 0;
  }
  const options = readConnectionOptions(word, argv, process.env);
  try {
    const { code, lines, document } = await run(managementApi(options.url, options.key), options);
    if (options.json) io.out(JSON.stringify(document));
    else for (const line of lines) io.out(line);
    return code;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.out(options.json ? JSON.stringify({ refusal: error.message }) : error.message);
    return 1;
  }
}
