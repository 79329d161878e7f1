import type { RailReport } from '../../../core/payouts/payout-rail.ts';
import type { RailAmount } from '../../../core/payouts/rails/to-rail-amount.ts';
import type { PaymentBy } from '../require-order.ts';
import type { Transfer } from './transfer-schema.ts';

/** What the transfers of a payout's group, at least one, say of it. */
export function judgeTransfers(
  payment: PaymentBy<'stripe'>,
  { units }: RailAmount,
  transfers: readonly [Transfer, ...Transfer[]],
): RailReport {
  const { payoutId } = payment;
  const [transfer] = transfers;
  const report = { payoutId, reference: transfer.id };
  if (transfers.length > 1) {
    const ids = transfers.map(({ id }) => id).join(', ');
    return { ...report, finding: 'contradicted', evidence: `Stripe has several: ${ids}.` };
  }
  const difference = findDifference(payment, units, transfer);
  if (difference !== undefined) {
    return { ...report, finding: 'contradicted', evidence: `${transfer.id} is ${difference}.` };
  }
  return { ...report, ...judgeReversal(transfer) };
}

function findDifference(
  { currency, receiver }: PaymentBy<'stripe'>,
  units: bigint,
  transfer: Transfer,
): string | undefined {
  if (transfer.currency !== currency.toLowerCase() || BigInt(transfer.amount) !== units) {
    return `of ${transfer.amount} ${transfer.currency}, not of ${units} ${currency.toLowerCase()}`;
  }
  return transfer.destination === receiver.accountId ? undefined : 'to another account';
}

/** What a transfer itself says, of whatever payment it is. */
export function judgeReversal({
  id,
  reversed,
  amount,
  amount_reversed: back,
}: Transfer): Pick<RailReport, 'finding' | 'evidence'> {
  if (reversed) return { finding: 'returned', evidence: `Stripe reversed ${id}.` };
  if (BigInt(back) === 0n) return { finding: 'paid', evidence: `Stripe has ${id}.` };
  // A part of it is the merchant's again, and no part of a payout can be.
  return { finding: 'contradicted', evidence: `Stripe reversed ${back} of ${amount} of ${id}.` };
}
