import { formatMoney } from '../../core/money/format-money.ts';
import { type CsvCell, writeCsv } from './csv.ts';
import type { OpenPayout } from './write-payout-file.ts';

const header = ['payout_id', 'creator_id', 'holder', 'account', 'amount', 'currency'];

/** Payouts as a table for whoever makes the transfers, one row each, in the order given. */
export function writePayoutCsv(payouts: readonly OpenPayout[]): string {
  return writeCsv([header, ...payouts.map(toRow)]);
}

function toRow({ payoutId, creatorId, method, minorUnits, currency }: OpenPayout): CsvCell[] {
  if (method.rail !== 'csv') {
    throw new RangeError(`The payout ${payoutId} goes over ${method.rail}, not into a table.`);
  }
  const amount = formatMoney({ minorUnits, currency });
  return [payoutId, creatorId, method.holder, method.account, { amount }, currency];
}
