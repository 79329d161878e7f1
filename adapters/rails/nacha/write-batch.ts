import type { UsAccountType } from '../../../core/payouts/us-account.ts';
import type { AchCredit, NachaFile } from './nacha-file.ts';
import { alphanumeric, numeric, shortDay } from './record-fields.ts';

/** The records of a batch, and what the file's control record sums up of it. */
export type WrittenBatch = {
  readonly records: readonly string[];
  readonly entryCount: number;
  readonly hash: bigint;
  readonly debitCents: bigint;
  readonly creditCents: bigint;
};

/** Transaction codes: into an account, and out of it. */
const creditCodes: Readonly<Record<UsAccountType, string>> = { checking: '22', savings: '32' };
const debitCodes: Readonly<Record<UsAccountType, string>> = { checking: '27', savings: '37' };
const entryCentsMax = 9_999_999_999n;
/** Service classes. */
const mixed = '200';
const creditsOnly = '220';

type Entry = Pick<AchCredit, 'id' | 'cents' | 'holder' | 'routingNumber' | 'accountNumber'> & {
  readonly code: string;
};

/** A batch of credits of one entry class (PPD to persons, CCD to companies), with its header and control records. */
export function writeBatch(
  file: NachaFile,
  entryClass: 'PPD' | 'CCD',
  credits: readonly AchCredit[],
  number: number,
): WrittenBatch {
  const { originator } = file;
  const creditCents = credits.reduce((sum, { cents }) => sum + cents, 0n);
  const entries = [
    ...credits.map((credit): Entry => ({ ...credit, code: creditCodes[credit.accountType] })),
    ...offsetEntries(file, creditCents),
  ];
  const hash = sumHash(entries.map(({ routingNumber }) => BigInt(routingNumber.slice(0, 8))));
  const debitCents = originator.offset === undefined ? 0n : creditCents;
  const serviceClass = originator.offset === undefined ? creditsOnly : mixed;
  const odfi = originator.routingNumber.slice(0, 8);
  const company = originator.companyId.padStart(10, ' ');
  const header = [
    ...['5', serviceClass, alphanumeric(originator.name, 16), ' '.repeat(20), company, entryClass],
    ...[alphanumeric(file.description, 10), shortDay(file.effectiveOn), shortDay(file.effectiveOn)],
    ...['   ', '1', odfi, numeric(number, 7)],
  ].join('');
  const control = [
    ...['8', serviceClass, numeric(entries.length, 6), numeric(hash, 10)],
    ...[numeric(debitCents, 12), numeric(creditCents, 12), company, ' '.repeat(19), ' '.repeat(6)],
    ...[odfi, numeric(number, 7)],
  ].join('');
  const written = entries.map((entry, index) => writeEntry(entry, odfi, index + 1));
  const records = [header, ...written, control];
  return { records, entryCount: entries.length, hash, debitCents, creditCents };
}

/** As many debits as it takes: an entry has room for ten digits, and a sum may have more. */
function offsetEntries({ originator, reference: id }: NachaFile, total: bigint): Entry[] {
  const { name: holder, routingNumber, offset } = originator;
  if (offset === undefined) return [];
  const { accountNumber, accountType } = offset;
  const common = { id, holder, routingNumber, accountNumber, code: debitCodes[accountType] };
  const full = Array.from({ length: Number(total / entryCentsMax) }, () => entryCentsMax);
  const rest = total % entryCentsMax;
  return [...full, ...(rest === 0n ? [] : [rest])].map((cents) => ({ ...common, cents }));
}

/** The first eight digits of all routing numbers, added up; the last ten digits of that. */
export const sumHash = (numbers: readonly bigint[]): bigint =>
  numbers.reduce((sum, number) => sum + number, 0n) % 10_000_000_000n;

/** An entry detail record; its trace number is the bank and its place in the batch. */
function writeEntry(
  { code, routingNumber, accountNumber, cents, id, holder }: Entry,
  odfi: string,
  sequence: number,
): string {
  return [
    ...['6', code, routingNumber, accountNumber.padEnd(17, ' '), numeric(cents, 10)],
    ...[alphanumeric(id, 15), alphanumeric(holder, 22), '  ', '0', odfi, numeric(sequence, 7)],
  ].join('');
}
