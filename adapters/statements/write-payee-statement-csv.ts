import type { PayeeStatement } from '../../core/statements/payee-statement.ts';
import { writeCsv } from '../rails/csv.ts';

const columns = [
  ...['statement', 'period', 'payeeId', 'payeeName', 'creatorId', 'creatorName', 'kind'],
  ...['postedAt', 'entry', 'payoutId', 'reference', 'currency', 'amount'],
];

/** How people are called now; a statement holds no names, so that they can be erased. */
export type PayeeStatementNames = {
  readonly merchant: string;
  readonly payee: string;
  /** By id. */
  readonly creators: Readonly<Record<string, string>>;
};

/** A payee's statement as RFC 4180: a row for each line. Amounts are signed, so those of a currency add up to its gross. */
export function writePayeeStatementCsv(
  { number, period, payeeId, currencies }: PayeeStatement,
  names: PayeeStatementNames,
): string {
  const rows = currencies.flatMap(({ currency, lines }) =>
    lines.map(({ kind, creatorId, payoutId, postedAt, entry, reference = '', amount }) => [
      ...[number, period, payeeId, names.payee, creatorId, names.creators[creatorId] ?? creatorId],
      ...[kind, postedAt, `${entry}`, payoutId, reference, currency],
      { amount: amount.amount },
    ]),
  );
  return writeCsv([columns, ...rows]);
}
