import type { SelfBillingAgreement } from '../../core/invoices/billing.ts';
import type { Invoice, InvoiceParty } from '../../core/invoices/invoice.ts';
import type { InvoiceHold, TaxSide } from '../../core/invoices/judge-invoice-tax.ts';
import { judgeSupply, type SupplyCase } from '../shared/billing/judge-supply.ts';

/** All that an invoice's parties and its tax follow from. */
export type SidesCase = Omit<SupplyCase, 'registration'> & {
  readonly agreement: SelfBillingAgreement;
};

export type JudgedSides =
  | { readonly kind: 'sides'; readonly sides: Pick<Invoice, 'supplier' | 'customer' | 'tax'> }
  | ({ readonly kind: 'hold' } & InvoiceHold);

/** Who an invoice is from and to and what tax it bears, or what it waits for. */
export function judgeSides({ agreement, ...of }: SidesCase): JudgedSides {
  const judged = judgeSupply({ ...of, registration: agreement.registration });
  if (judged.kind === 'hold') return judged;
  const { tax } = judged;
  // BR-O-02: who is outside the scope shows no number, nor does the other side.
  const shown = ({ country, ...number }: TaxSide) =>
    tax.category === 'O' ? { country } : { country, ...number };
  const supplier: InvoiceParty = {
    ...{ ...agreement.supplier, id: of.profile?.receiver.id ?? '' },
    ...shown(judged.supplier),
  };
  const customer: InvoiceParty = {
    ...{ id: of.merchant?.merchantId ?? '' },
    name: of.merchant?.tax?.legalName ?? of.merchant?.name ?? '',
    ...shown(judged.customer),
  };
  return { kind: 'sides', sides: { supplier, customer, tax } };
}
