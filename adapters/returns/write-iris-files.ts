import { formatMoney } from '../../core/money/format-money.ts';
import { type CsvCell, writeCsv } from '../rails/csv.ts';
import { type IrisField, irisTitles, placeTitles } from './iris-columns.ts';
import type { IrisParty, IrisPayer, IrisReturn } from './iris-return.ts';
import { toIrisText } from './to-iris-text.ts';

/** The portal takes no larger file. IRS, Publication 5717, IRIS Taxpayer Portal User Guide. */
export const irisReturnsPerFile = 100;

/** A template lacks columns without which nothing can be filed. */
export class IrisTemplateError extends Error {
  constructor(missing: readonly string[]) {
    super(`The template has no column for ${missing.join(', ')}.`);
    this.name = 'IrisTemplateError';
  }
}

type Row = Readonly<Partial<Record<IrisField, CsvCell>>>;

const needed = [
  ...['formType', 'taxYear', 'payerTinType', 'payerTin', 'payerNameType', 'payerBusinessName'],
  ...['recipientTinType', 'recipientTin', 'recipientNameType', 'recipientBusinessName'],
  ...['recipientFirstName', 'recipientLastName', 'recipientAddress', 'recipientCity'],
  ...['recipientState', 'recipientPostalCode', 'box1', 'box4'],
] as const satisfies readonly IrisField[];

/**
 * Writes returns on Form 1099-NEC as the CSV files that the IRS's IRIS Taxpayer Portal takes: at most 100 returns in each, every
 * one with the line of titles.
 *
 * @param titles the first line of the IRS's own template; it is repeated as it is, and columns that are not known stay empty.
 *   Default: `irisTitles` of the year.
 * @throws IrisTemplateError if the titles have no place for something that every return says.
 */
export function writeIrisFiles(
  payer: IrisPayer,
  taxYear: number,
  returns: readonly IrisReturn[],
  titles: readonly string[] = irisTitles(taxYear),
): string[] {
  const fields = placeTitles(titles);
  const missing = needed.filter((field) => !fields.includes(field));
  if (missing.length > 0) throw new IrisTemplateError(missing);

  const common: Row = { formType: '1099-NEC', taxYear: `${taxYear}`, ...describePayer(payer) };
  const rows = returns.map((each) => {
    const row = { ...common, ...describeReturn(each) };
    return fields.map((field) => (field === undefined ? '' : (row[field] ?? '')));
  });
  const files = Math.ceil(rows.length / irisReturnsPerFile);
  return Array.from({ length: files }, (_, file) => {
    const own = rows.slice(file * irisReturnsPerFile, (file + 1) * irisReturnsPerFile);
    // A title is repeated to the letter, and none is a formula.
    return writeCsv([titles, ...own]);
  });
}

function describePayer(payer: IrisPayer): Row {
  const { phone, email } = payer;
  return {
    ...describeParty('payer', payer),
    ...(phone === undefined
      ? {}
      : { payerPhoneType: 'D', payerPhone: phone.replaceAll(/[^0-9]/g, '') }),
    ...(email === undefined ? {} : { payerEmail: email }),
  };
}

function describeReturn(each: IrisReturn): Row {
  const { recipient, accountNumber, grossMinorUnits, withheldMinorUnits } = each;
  const write = (minorUnits: bigint) => ({ amount: formatMoney({ minorUnits, currency: 'USD' }) });
  return {
    ...describeParty('recipient', recipient),
    ...{ accountNumber, secondTinNotice: 'N', box2: 'N', box1: write(grossMinorUnits) },
    ...(withheldMinorUnits === 0n ? {} : { box4: write(withheldMinorUnits) }),
  };
}

function describeParty(side: 'payer' | 'recipient', { tin, name, address }: IrisParty): Row {
  const texts = {
    ...('businessName' in name ? { nameType: 'B' } : { nameType: 'I' }),
    ...name,
    ...address,
    ...(tin === undefined ? {} : { tinType: tin.kind, tin: tin.number }),
  };
  return Object.fromEntries(
    Object.entries(texts).map(([part, text = '']) => [
      `${side}${part.charAt(0).toUpperCase()}${part.slice(1)}`,
      toIrisText(text),
    ]),
  );
}
