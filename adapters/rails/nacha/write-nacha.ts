import type { NachaFile } from './nacha-file.ts';
import { alphanumeric, numeric, shortDay } from './record-fields.ts';
import { sumHash, type WrittenBatch, writeBatch } from './write-batch.ts';

const recordLength = 94;
const blockingFactor = 10;
const filler = '9'.repeat(recordLength);

/**
 * Writes credits as a NACHA file: records of 94 characters in blocks of ten, a batch for persons (PPD) and one for companies
 * (CCD), with hashes and sums. Depends on nothing but its input: equal input gives equal bytes.
 *
 * Layout: Nacha Operating Rules, Appendix Three (ACH Record Format Specifications).
 *
 * @throws RangeError if there is no credit, one that is not above zero, or a sum that does not fit.
 */
export function writeNacha(file: NachaFile): string {
  const { credits } = file;
  if (credits.length === 0 || credits.some(({ cents }) => cents <= 0n)) {
    throw new RangeError('A bank file needs at least one transfer, and each above zero.');
  }
  const classes = [
    ['PPD', credits.filter(({ holderKind }) => holderKind === 'individual')],
    ['CCD', credits.filter(({ holderKind }) => holderKind === 'company')],
  ] as const;
  const batches = classes
    .filter(([, own]) => own.length > 0)
    .map(([entryClass, own], index) => writeBatch(file, entryClass, own, index + 1));
  const records = [fileHeader(file), ...batches.flatMap((batch) => batch.records)];
  const count = records.length + 1;
  const blocks = Math.ceil(count / blockingFactor);
  const lines = [
    ...records,
    fileControl(batches, blocks),
    ...Array.from({ length: blocks * blockingFactor - count }, () => filler),
  ];
  for (const line of lines) {
    if (line.length !== recordLength) {
      throw new RangeError(`A record has ${line.length} characters: ${line.slice(0, 12)}…`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function fileHeader({ originator, createdOn, modifier, reference }: NachaFile): string {
  const { bankName, name, routingNumber, companyId } = originator;
  return [
    ...['1', '01', routingNumber.padStart(10, ' '), companyId.padStart(10, ' ')],
    ...[shortDay(createdOn), '0000', modifier, '094', '10', '1'],
    ...[alphanumeric(bankName, 23), alphanumeric(name, 23), alphanumeric(reference, 8)],
  ].join('');
}

function fileControl(batches: readonly WrittenBatch[], blocks: number): string {
  const sum = (pick: (batch: WrittenBatch) => bigint) =>
    batches.reduce((total, batch) => total + pick(batch), 0n);
  return [
    ...['9', numeric(batches.length, 6), numeric(blocks, 6)],
    numeric(
      sum(({ entryCount }) => BigInt(entryCount)),
      8,
    ),
    numeric(sumHash(batches.map(({ hash }) => hash)), 10),
    numeric(
      sum(({ debitCents }) => debitCents),
      12,
    ),
    numeric(
      sum(({ creditCents }) => creditCents),
      12,
    ),
    ' '.repeat(39),
  ].join('');
}
