import { sha256 } from '../adapters/crypto/sha256.ts';
import { digestEntries } from '../core/finance/accounting-lock.ts';
import { listEntries } from '../core/finance/list-entries.ts';
import { readSpan } from '../core/finance/read-span.ts';
import { defaultZone } from '../core/time/month-span.ts';
import { isApiAddress, noApiAddress } from './api-address.ts';
import type { CommandIo } from './command-io.ts';
import { openBooks, readFinanceOptions, sharedUsage } from './finance/finance-options.ts';
import { ApiRefusedError, managementApi } from './management-api.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary finance lock --period YYYY-MM --reason TEXT [--zone ZONE] [--url URL] [--key KEY]

Closes the books of a month, for good: computes the digest of its entries from a store of the ledger, and locks the month
with it. Exports of the month are held against that digest from then on.

  --period MONTH  the month, YYYY-MM, over for an hour at least
  --reason TEXT   stands in the audit log
  --zone ZONE     the merchant's time zone                         (default: UTC)
  --url URL       address of the HTTP API                          (default: $TRIBUTARY_URL)
  --key KEY       an API key with the scope "payouts"              (default: $TRIBUTARY_KEY)
${sharedUsage}

Exit codes: 0 locked, 1 refused, 2 usage or unreadable input, 3 failed.`;

/**
 * `tributary finance lock`: closes the books of a month.
 *
 * @returns the exit code: 0 locked, 1 refused by the API.
 * @throws UsageError for wrong options or an unreadable store.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const values = readFinanceOptions(argv, ['period', 'reason', 'zone', 'url', 'key'], usage);
  const fail = (message: string) => new UsageError(`${message}\n\n${usage}`);
  const { period, reason, zone: timeZone = defaultZone } = values;
  const { url = process.env.TRIBUTARY_URL, key = process.env.TRIBUTARY_KEY } = values;
  if (period === undefined) throw fail('--period is missing.');
  const span = readSpan({ period, zone: timeZone }, fail);
  if (!reason) throw fail('--reason is missing.');
  if (!isApiAddress(url)) throw fail(noApiAddress);
  if (!key) throw fail('--key is missing.');
  const { store, merchantId } = await openBooks(values);
  const entriesSha256 = digestEntries(listEntries(store, merchantId, span), sha256);
  const body = { reason, timeZone, entriesSha256 };
  try {
    const path = `/v1/accounting-periods/${period}/lock`;
    const lock = await managementApi(url, key).send<object>('POST', path, body);
    io.out(
      values.isJson
        ? JSON.stringify(lock)
        : `${period} is locked; SHA-256 of its entries: ${entriesSha256}.`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.err(error.message);
    return 1;
  }
}
