import { parseArgs } from 'node:util';
import type { CommandIo } from './command-io.ts';
import { listIssues } from './list-issues.ts';
import { type FileFormat, fileFormats, writers } from './payouts/write-file.ts';
import { readJsonFile } from './read-json-file.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary payouts file --format pain.001|nacha|csv --in FILE

Writes a list of payouts as a bank takes them, to standard output. FILE is JSON:

  {
    "debtor": { "name": "Acme GmbH", "iban": "DE02120300000000202051", "bic": "BYLADEM1001" },
    "executionDate": "2026-03-15",
    "messageId": "march-2026",
    "payouts": [{ "id": "mia-eur-3", "creator": "Mia Mountain", "amount": "120.50", "currency": "EUR",
                  "iban": "FR1420041010050500013M02606", "bic": "PSSTFRPPXXX", "reference": "Commission March" }]
  }

bic and reference may be left out. For nacha, routingNumber, accountNumber and accountType (checking, savings) stand in
place of iban and bic, of the debtor and of each payout; a payout may have "kind": "company" (CCD in place of PPD), the
debtor companyId, bankName, description, modifier, and "balanced": true, which debits its account in the file itself.

The payouts are in the order of their ids, and the same list makes the same file to the byte.

Exit codes: 0 written, 1 a sum or a currency that the format has no room for, 2 usage, or a list that is none.`;

/**
 * `tributary payouts file`: a list of payouts as a bank file.
 *
 * @returns the exit code: 0 written, 1 refused.
 * @throws UsageError for wrong options, or a list that is none.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { format, file } = readOptions(argv);
  const document = await readJsonFile(file);
  try {
    const written = writers[format](document);
    if ('error' in written) {
      throw new UsageError(listIssues(`${file} is no list of payouts`, written.error.issues));
    }
    // A line's end of its own is added to each line that is printed.
    io.out(written.file.replace(/\n$/, ''));
    return 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    io.err(error.message);
    return 1;
  }
}

function readOptions(argv: readonly string[]): {
  readonly format: FileFormat;
  readonly file: string;
} {
  const { format, in: file } = parse(argv);
  if (file === undefined) throw new UsageError(`Name the file of a list.\n\n${usage}`);
  const known = fileFormats.find((each) => each === format);
  if (known !== undefined) return { format: known, file };
  throw new UsageError(`Name a format: ${fileFormats.join(', ')}.\n\n${usage}`);
}

function parse(argv: readonly string[]) {
  try {
    const options = { format: { type: 'string' }, in: { type: 'string' } } as const;
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}
