import { writeFile } from 'node:fs/promises';
import type { CommandIo } from './command-io.ts';
import { ApiRefusedError, managementApi } from './management-api.ts';
import { readPrivacyOptions, usageOf } from './privacy/read-privacy-options.ts';
import { UsageError } from './usage-error.ts';

/**
 * `tributary privacy export`: everything that is kept of a person or a creator.
 *
 * @returns the exit code: 0 handed out, 1 refused by the API.
 * @throws UsageError for wrong options, and for a file that is there already.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usageOf('export'));
    return 0;
  }
  const { who, url, key, out } = readPrivacyOptions('export', argv, process.env);
  try {
    const answer = await managementApi(url, key).send('POST', '/v1/privacy/export', who);
    const text = JSON.stringify(answer, undefined, 2);
    if (out === undefined) io.out(text);
    else await writeNew(out, `${text}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.out(error.message);
    return 1;
  }
}

/** For its owner's eyes: it is somebody's data. */
async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new UsageError(`${path} cannot be written as a new file: ${(error as Error).message}`);
  }
}
