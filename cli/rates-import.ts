import { parseArgs } from 'node:util';
import { ecbFileUrl, fetchEcbFile } from '../adapters/rates/ecb/fetch-ecb-file.ts';
import { EcbFileError, ecbSource, readEcbFile } from '../adapters/rates/ecb/read-ecb-file.ts';
import { type ImportedRates, importRates } from '../core/money/import-rates.ts';
import { isTargetClosed } from '../core/money/target-days.ts';
import { formatDay } from '../core/time/format-instant.ts';
import { isApiAddress, noApiAddress } from './api-address.ts';
import type { CommandIo } from './command-io.ts';
import { ApiRefusedError, managementApi } from './management-api.ts';
import { apiRateStore } from './rates/api-rate-store.ts';
import { readTextFile } from './read-text-file.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary rates import [--file FILE | --from URL] [--url URL] [--key KEY] [--json]

Records the ECB's euro reference rates, as PUT /v1/rates/ecb does, and says up to which day they are all recorded:
weekends and closing days of TARGET have none, and a business day whose rates are late stops the promise. Imported again, it
changes nothing.

  --file FILE     eurofxref-daily.xml, eurofxref-hist-90d.xml or eurofxref-hist.xml
  --from URL      where to fetch it  (default, without --file: ${ecbFileUrl})
  --url URL       address of the HTTP API                                (default: $TRIBUTARY_URL)
  --key KEY       an API key with the scope "manage" or "payouts"        (default: $TRIBUTARY_KEY)
  --json          print one line of JSON

PUT /v1/rates/ecb/import {"enabled": true} has the deployment do it by itself, three times a day.

Exit codes: 0 recorded, 1 refused, or a day is recorded with other rates, 2 usage or no such file, 3 failed.`;

/**
 * `tributary rates import`: the ECB's reference rates.
 *
 * @returns the exit code: 0 recorded, 1 refused or contradicted.
 * @throws UsageError for wrong options, or a file that is none of the ECB's.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { file, from, url, key, json } = readOptions(argv);
  const now = Date.now();
  const days = readDays(
    file === undefined ? await fetchEcbFile(from) : await readTextFile(file),
    now,
  );
  const question = { merchantId: '', source: ecbSource, days, isClosed: isTargetClosed };
  try {
    const rates = apiRateStore(managementApi(url, key));
    const imported = await importRates(rates, { ...question, today: formatDay(now) });
    io.out(json ? JSON.stringify(imported) : describe(imported));
    return imported.different.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.err(error.message);
    return 1;
  }
}

function describe({ added, known, different, completeThrough }: ImportedRates): string {
  const promise =
    completeThrough === undefined
      ? 'Nothing is said to be complete: import a file that reaches back more than two weeks first.'
      : `All rates up to ${completeThrough} are recorded.`;
  const odd =
    different.length === 0
      ? ''
      : ` Other rates are recorded for ${different.join(', ')}, or all was said to be recorded; they stay.`;
  return `${added.length} days recorded, ${known.length} known. ${promise}${odd}`;
}

function readDays(text: string, now: number) {
  try {
    return readEcbFile(text, now);
  } catch (error) {
    if (error instanceof EcbFileError) throw new UsageError(error.message);
    throw error;
  }
}

function readOptions(argv: readonly string[]) {
  const fail = (message: string) => new UsageError(`${message}\n\n${usage}`);
  const values = parse(argv, fail);
  const { url = process.env.TRIBUTARY_URL, key = process.env.TRIBUTARY_KEY } = values;
  if (values.file !== undefined && values.from !== undefined) {
    throw fail('Either --file or --from, not both.');
  }
  if (values.from !== undefined && !isApiAddress(values.from)) {
    throw fail('--from needs an address, such as https://www.ecb.europa.eu/….');
  }
  if (!isApiAddress(url)) throw fail(noApiAddress);
  if (!key) throw fail('--key is missing.');
  return { file: values.file, from: values.from, url, key, json: values.json ?? false };
}

function parse(argv: readonly string[], fail: (message: string) => UsageError) {
  const text = { type: 'string' } as const;
  const options = {
    ...{ file: text, from: text, url: text, key: text },
    json: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...argv], allowPositionals: false, options }).values;
  } catch (error) {
    throw fail((error as Error).message);
  }
}
