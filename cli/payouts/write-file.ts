import type * as z from 'zod';
import {
  achPayoutsSchema,
  anyPayoutsSchema,
  ibanPayoutsSchema,
} from '../../adapters/documents/payout-list-schema.ts';
import { writeCsv } from '../../adapters/rails/csv.ts';
import { writeNacha } from '../../adapters/rails/nacha/write-nacha.ts';
import { writePain001 } from '../../adapters/rails/pain-001.ts';
import { parseMoney } from '../../core/money/parse-money.ts';
import { parseDay } from '../../core/time/parse-day.ts';

export const fileFormats = ['pain.001', 'nacha', 'csv'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** A format: what it reads, and the file that it makes of it. */
type Writer = (document: unknown) => { readonly file: string } | { readonly error: z.ZodError };

const readWith =
  <Schema extends z.ZodType>(schema: Schema, write: (list: z.output<Schema>) => string): Writer =>
  (document) => {
    const parsed = schema.safeParse(document);
    return parsed.success ? { file: write(parsed.data) } : { error: parsed.error };
  };

/**
 * The file of a list of payouts, in the order of their ids, so that the same list always makes the same file.
 *
 * @throws RangeError for sums that the format has no room for, and other currencies than its own.
 */
export const writers: Readonly<Record<FileFormat, Writer>> = {
  'pain.001': readWith(ibanPayoutsSchema, ({ debtor, executionDate, messageId, payouts }) => {
    requireCurrency('A SEPA file', 'EUR', payouts);
    const at = parseDay(executionDate) ?? 0;
    return writePain001({
      ...{ messageId, createdAt: at, executeAt: at, currency: 'EUR' },
      debtor: { name: debtor.name, iban: debtor.iban, ...bicOf(debtor) },
      transfers: sorted(payouts).map((payout) => ({
        ...{ endToEndId: payout.id, minorUnits: minorUnitsOf(payout), holder: payout.creator },
        ...{ iban: payout.iban, ...bicOf(payout), remittance: payout.reference ?? payout.id },
      })),
    });
  }),

  nacha: readWith(achPayoutsSchema, ({ debtor, executionDate, messageId, payouts }) => {
    requireCurrency('A NACHA file', 'USD', payouts);
    const { accountNumber, accountType, routingNumber } = debtor;
    return writeNacha({
      ...{ modifier: debtor.modifier, description: debtor.description, reference: messageId },
      ...{ createdOn: executionDate, effectiveOn: executionDate },
      originator: {
        ...{ name: debtor.name, routingNumber, bankName: debtor.bankName ?? debtor.name },
        companyId: debtor.companyId ?? routingNumber,
        ...(debtor.balanced ? { offset: { accountNumber, accountType } } : {}),
      },
      credits: sorted(payouts).map((payout) => ({
        ...{ id: payout.id, cents: minorUnitsOf(payout), holder: payout.creator },
        ...{ holderKind: payout.kind, routingNumber: payout.routingNumber },
        ...{ accountNumber: payout.accountNumber, accountType: payout.accountType },
      })),
    });
  }),

  csv: readWith(anyPayoutsSchema, ({ payouts }) =>
    writeCsv([
      ['id', 'creator', 'account', 'bank', 'amount', 'currency', 'reference'],
      ...sorted(payouts).map((payout) => [
        ...[payout.id, payout.creator, payout.iban ?? payout.accountNumber ?? ''],
        ...[payout.bic ?? payout.routingNumber ?? '', { amount: payout.amount }],
        ...[payout.currency, payout.reference ?? ''],
      ]),
    ]),
  ),
};

const sorted = <Payout extends { readonly id: string }>(payouts: readonly Payout[]): Payout[] =>
  payouts.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));

function requireCurrency(
  file: string,
  currency: string,
  payouts: readonly { readonly id: string; readonly currency: string }[],
): void {
  const foreign = payouts.find((each) => each.currency !== currency);
  if (foreign) throw new RangeError(`${file} is in ${currency}, and ${foreign.id} is not.`);
}

function minorUnitsOf({ amount, currency }: { amount: string; currency: string }): bigint {
  const money = parseMoney(amount, currency);
  if (money === undefined) throw new RangeError(`${amount} is no amount of ${currency}.`);
  return money.minorUnits;
}

const bicOf = ({ bic }: { bic?: string | undefined }) => (bic === undefined ? {} : { bic });
