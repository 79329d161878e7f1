import type { AccountHead } from '../../core/ledger/account-head.ts';
import { isCash } from '../../core/ledger/is-cash.ts';
import type { PayoutOrder } from '../../core/ledger/reserve-payout.ts';
import type { Money } from '../../core/money/money.ts';
import { earnedPart } from '../../core/payouts/earned-part.ts';
import type { Receiver } from '../../core/payouts/list-receivers.ts';
import type { PayoutBatch } from '../../core/payouts/payout-store.ts';
import type { MerchantTax } from '../../core/tax/merchant-tax.ts';
import type { Instant } from '../../core/time/instant.ts';
import { valueInKind } from './value-in-kind.ts';
import { withholdAt } from './withhold-at.ts';

type CountForTaxPorts = Parameters<typeof withholdAt>[0] & Parameters<typeof valueInKind>[0];

/**
 * What is withheld of a reservation of cash, and what one of no cash counts as in the tax year. Of indirect tax alone, and for a
 * merchant who is nobody for tax, nothing is counted; `hold`: nobody can say for certain.
 *
 * @param order to whom, and how much is reserved, in the ledger's currency.
 */
export async function countForTax(
  ports: CountForTaxPorts,
  batch: PayoutBatch,
  head: AccountHead,
  {
    order,
    payer,
    at,
  }: {
    readonly order: Receiver & Money;
    readonly payer: MerchantTax | undefined;
    readonly at: Instant;
  },
): Promise<Pick<PayoutOrder, 'tax' | 'inKind'> | 'hold'> {
  if (payer === undefined) return {};
  const { merchantId } = batch;
  const { creatorId, currency, minorUnits } = order;
  if (!isCash(currency)) {
    const inKind = await valueInKind(ports, payer, batch, creatorId, minorUnits, at);
    return inKind === undefined ? {} : { inKind };
  }
  const gross = { minorUnits: earnedPart(head, order), currency };
  if (gross.minorUnits <= 0n) return {};
  const when = { paidMinorUnits: minorUnits, at };
  const tax = await withholdAt(ports, payer, merchantId, order, gross, when);
  return tax === 'hold' ? tax : { tax };
}
