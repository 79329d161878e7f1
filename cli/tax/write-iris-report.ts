import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCsv } from '../../adapters/rails/read-csv.ts';
import type { IrisParty, IrisReturn, IrisTin } from '../../adapters/returns/iris-return.ts';
import { IrisTemplateError, writeIrisFiles } from '../../adapters/returns/write-iris-files.ts';
import type { TaxYearReport } from '../../core/tax/report-tax-year.ts';
import type { CommandIo } from '../command-io.ts';
import { readTextFile } from '../read-text-file.ts';
import { UsageError } from '../usage-error.ts';
import type { IrisOptions } from './iris-options.ts';
import { readIrisPayer } from './read-iris-payer.ts';
import { nameOfReceiver, readIrisRecipients } from './read-iris-recipients.ts';
import { readTaxpayerNumbers } from './read-taxpayer-numbers.ts';

/**
 * Writes the lines of a tax year as files for the IRS's IRIS Taxpayer Portal, readable for their owner only, and says where they
 * are and what is missing in them.
 *
 * @param lines reportable ones on Form 1099-NEC.
 * @returns the exit code: 0 written, 1 somebody has no name and address.
 * @throws UsageError for lines of several merchants, an unreadable file, and a file that is there already.
 */
export async function writeIrisReport(
  lines: readonly TaxYearReport[],
  year: number,
  options: IrisOptions,
  io: CommandIo,
): Promise<number> {
  const merchantId = onlyMerchant(lines);
  const payer = await readIrisPayer(options.payer);
  const recipients = await readIrisRecipients(options.recipients);
  const unnamed = lines.filter(({ receiver }) => !recipients.has(nameOfReceiver(receiver)));
  if (unnamed.length > 0) {
    const names = unnamed.map(({ receiver }) => nameOfReceiver(receiver)).join(', ');
    io.err(`${options.recipients} has no name and address of ${names}.`);
    return 1;
  }
  const numbers = await readNumbers(lines, merchantId, year, options);
  const returns = lines.map((line) => toReturn(line, recipients, numbers, options));
  const titles = await readTemplate(options.template);
  const files = writeFiles(payer, year, returns, titles);
  for (const [index, text] of files.entries()) {
    const number = String(index + 1).padStart(3, '0');
    const file = join(options.out, `1099-nec-${year}-${merchantId}-${number}.csv`);
    await save(file, text);
    io.out(file);
  }
  warn(lines, returns, year, options, io);
  return 0;
}

function onlyMerchant(lines: readonly TaxYearReport[]): string {
  const [only = '', ...others] = new Set(lines.map(({ merchantId }) => merchantId));
  if (others.length === 0) return only;
  throw new UsageError(`Name the payer with --merchant: ${[only, ...others].join(', ')}.`);
}

async function readNumbers(
  lines: readonly TaxYearReport[],
  merchantId: string,
  year: number,
  { allowsNumbers, data }: IrisOptions,
): Promise<ReadonlyMap<string, IrisTin>> {
  if (!allowsNumbers || data === undefined || lines.length === 0) return new Map();
  const receivers = lines.map(({ receiver }) => receiver);
  return readTaxpayerNumbers(data, merchantId, receivers, `${year}-12-31`);
}

function toReturn(
  { receiver, grossMinorUnits, withheldMinorUnits }: TaxYearReport,
  recipients: ReadonlyMap<string, IrisParty>,
  numbers: ReadonlyMap<string, IrisTin>,
  { allowsNumbers }: IrisOptions,
): IrisReturn {
  const { tin: own, ...named } = recipients.get(nameOfReceiver(receiver)) as IrisParty;
  const tin = allowsNumbers ? (own ?? numbers.get(nameOfReceiver(receiver))) : undefined;
  return {
    recipient: { ...named, ...(tin === undefined ? {} : { tin }) },
    // Twenty characters have room in the form.
    accountNumber: receiver.id.length <= 20 ? receiver.id : '',
    ...{ grossMinorUnits, withheldMinorUnits },
  };
}

async function readTemplate(file: string | undefined): Promise<readonly string[] | undefined> {
  if (file === undefined) return undefined;
  const [titles] = readCsv(await readTextFile(file));
  if (titles === undefined) throw new UsageError(`${file} is empty.`);
  return titles.cells;
}

function writeFiles(...given: Parameters<typeof writeIrisFiles>): string[] {
  try {
    return writeIrisFiles(...given);
  } catch (error) {
    if (!(error instanceof IrisTemplateError)) throw error;
    throw new UsageError(error.message);
  }
}

async function save(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

function warn(
  lines: readonly TaxYearReport[],
  returns: readonly IrisReturn[],
  year: number,
  { allowsNumbers, template }: IrisOptions,
  io: CommandIo,
): void {
  const without = returns.filter(({ recipient }) => recipient.tin === undefined).length;
  const unconfirmed = lines.reduce((sum, line) => sum + line.unconfirmed, 0);
  if (without > 0) {
    const hint = allowsNumbers ? '' : ' --taxpayer-numbers allows them.';
    io.err(`${without} of ${returns.length} returns have no taxpayer number.${hint}`);
  }
  if (unconfirmed > 0) io.err(`Of ${unconfirmed} payments nobody has said yet that they arrived.`);
  if (template === undefined) {
    io.err(`The titles are not compared with the IRS's template of ${year}; name it: --template.`);
  }
}
