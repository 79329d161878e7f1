import type { Money } from '../../core/money/money.ts';
import { movedAmountOf } from '../../core/payouts/moved-amount.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import type { WritePayoutFile } from '../../core/payouts/payout-files.ts';
import type { PayoutBatch } from '../../core/payouts/payout-store.ts';
import { openAccount } from '../../core/payouts/seal-account.ts';
import { type OpenPayoutMethod, openMethod } from '../../core/payouts/seal-method.ts';
import type { TextSeal } from '../../core/privacy/text-seal.ts';
import { type CreditTransfer, writePain001 } from './pain-001.ts';
import { writePayoutCsv } from './payout-csv.ts';
import { writeAchFile } from './write-ach-file.ts';

/** A payout as it is moved, with the number of the account that it goes to. */
export type OpenPayout = Pick<Payout, 'payoutId' | 'creatorId'> &
  Pick<Money, 'currency' | 'minorUnits'> & {
    readonly method: OpenPayoutMethod;
  };

/**
 * Writes the file of a batch in the format of its rail. Accounts are opened here, and nowhere else on the
 * way to a bank.
 *
 * @throws RangeError if the rail has no file, or a payout does not fit the batch.
 * @throws SealBrokenError if an account does not open.
 */
export function payoutFileWriter(openSeal: () => Promise<TextSeal>): WritePayoutFile {
  return async (batch, payouts) => {
    const ordered = payouts.toSorted((a, b) => (a.payoutId < b.payoutId ? -1 : 1));
    if (ordered.some((payout) => movedAmountOf(payout).currency !== batch.currency)) {
      throw new RangeError(`A payout of the batch ${batch.batchId} is not in ${batch.currency}.`);
    }
    const seal = await openSeal();
    const open = ordered.map((payout) => ({
      ...{ payoutId: payout.payoutId, creatorId: payout.creatorId },
      ...movedAmountOf(payout),
      method: openMethod(seal, batch.merchantId, payout.method),
    }));
    return writeFile(batch, open, seal);
  };
}

type ReleasedBatch = Parameters<WritePayoutFile>[0];

function writeFile(batch: ReleasedBatch, payouts: readonly OpenPayout[], seal: TextSeal) {
  if (batch.rail === 'csv') {
    return { content: writePayoutCsv(payouts), contentType: 'text/csv; charset=utf-8' } as const;
  }
  if (batch.rail === 'nacha') {
    const originator = openOriginator(batch, seal);
    const content = writeAchFile(batch, batch.released.at, originator, payouts);
    return { content, contentType: 'text/plain; charset=utf-8' } as const;
  }
  if (batch.rail !== 'sepa' || batch.debtor === undefined) throw noAccount(batch);
  const { debtor, merchantId } = batch;
  const content = writePain001({
    messageId: batch.batchId,
    createdAt: batch.released.at,
    executeAt: batch.released.at,
    debtor: { ...debtor, iban: openAccount(seal, merchantId, debtor.iban) },
    currency: batch.currency,
    transfers: payouts.map(toTransfer),
  });
  return { content, contentType: 'application/xml' } as const;
}

function openOriginator(batch: ReleasedBatch, seal: TextSeal) {
  const { merchantId, originator } = batch;
  if (originator === undefined) throw noAccount(batch);
  const { offset, ...rest } = originator;
  if (offset === undefined) return rest;
  const { account, accountType } = offset;
  return {
    ...rest,
    offset: { accountNumber: openAccount(seal, merchantId, account), accountType },
  };
}

const noAccount = ({ batchId }: PayoutBatch) =>
  new RangeError(`The batch ${batchId} has no account to write a bank file for.`);

function toTransfer({ payoutId, minorUnits, method }: OpenPayout): CreditTransfer {
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
