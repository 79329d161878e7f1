import { parseArgs } from 'node:util';
import type { CommandIo } from './command-io.ts';
import { ApiRefusedError } from './management-api.ts';
import { loadSeed, type SeedResult } from './seed/load-seed.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary seed FILE --url URL --operator-key KEY [--json]

Loads a merchant with its programs, plans, creators, links, codes and connections from a YAML file,
and prints the API keys that the file asks for. They are shown this once.

  --url URL            address of the HTTP API
  --operator-key KEY   the operator's key
  --json               print one line of JSON`;

type Options = {
  readonly file: string;
  readonly url: string;
  readonly operatorKey: string;
  readonly json: boolean;
};

/**
 * `tributary seed`: a merchant from a file.
 *
 * @returns the exit code: 0 loaded, 1 refused by the API.
 * @throws UsageError for wrong options or an unreadable file.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { json, ...options } = readOptions(argv);
  try {
    const result = await loadSeed({ ...options, log: io.err });
    io.out(json ? JSON.stringify(result) : describe(result));
    return 0;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.out(json ? JSON.stringify({ refusal: error.message }) : error.message);
    return 1;
  }
}

function describe({ merchantId, apiKeys }: SeedResult): string {
  const keys = apiKeys.map(({ name, key, scopes }) => `  ${name} (${scopes.join(', ')})  ${key}`);
  return [`The merchant ${merchantId} is loaded.`, ...keys].join('\n');
}

function readOptions(argv: readonly string[]): Options {
  const { values, positionals } = parse(argv);
  const [file, ...more] = positionals;
  const { url, 'operator-key': operatorKey, json = false } = values;
  if (file === undefined || more.length > 0) {
    throw new UsageError(`Name one seed file.\n\n${usage}`);
  }
  if (url === undefined || !URL.canParse(url)) {
    throw new UsageError(`--url needs the address of the HTTP API.\n\n${usage}`);
  }
  if (operatorKey === undefined) throw new UsageError(`--operator-key is missing.\n\n${usage}`);
  return { file, url, operatorKey, json };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        'operator-key': { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}
