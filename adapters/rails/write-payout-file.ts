import type { Payout } from '../../core/payouts/payout.ts';
import type { WritePayoutFile } from '../../core/payouts/payout-files.ts';
import { type CreditTransfer, writePain001 } from './pain-001.ts';
import { writePayoutCsv } from './payout-csv.ts';

/**
 * The file of a batch in the format of its rail.
 *
 * @throws RangeError if the rail has no file, or a payout does not fit the batch.
 */
export const writePayoutFile: WritePayoutFile = (batch, payouts) => {
  const ordered = payouts.toSorted((a, b) => (a.payoutId < b.payoutId ? -1 : 1));
  if (ordered.some(({ currency }) => currency !== batch.currency)) {
    throw new RangeError(`A payout of the batch ${batch.batchId} is not in ${batch.currency}.`);
  }
  if (batch.rail === 'csv') {
    return { content: writePayoutCsv(ordered), contentType: 'text/csv; charset=utf-8' };
  }
  if (batch.rail !== 'sepa' || batch.debtor === undefined) {
    throw new RangeError(`The batch ${batch.batchId} has no account to write a bank file for.`);
  }
  const content = writePain001({
    messageId: batch.batchId,
    createdAt: batch.released.at,
    executeAt: batch.released.at,
    debtor: batch.debtor,
    currency: batch.currency,
    transfers: ordered.map(toTransfer),
  });
  return { content, contentType: 'application/xml' };
};

function toTransfer({ payoutId, minorUnits, method }: Payout): CreditTransfer {
  if (method.rail !== 'sepa') {
    throw new RangeError(`The payout ${payoutId} goes over ${method.rail}, not over SEPA.`);
  }
  return {
    endToEndId: payoutId,
    minorUnits,
    holder: method.holder,
    iban: method.iban,
    ...(method.bic === undefined ? {} : { bic: method.bic }),
    remittance: `Commission ${payoutId}`,
  };
}
