import type { OwnInvoices } from '../../core/invoices/billing.ts';
import type { InvoicedMonth } from '../../core/invoices/own/invoicing-account.ts';
import { type JudgedSupply, judgeSupply } from '../shared/billing/judge-supply.ts';
import type { Account, OwnInvoicesPorts } from './ports.ts';

/** Says which tax the invoice of a month bears. */
export type JudgeTaxOfMonth = (month: Pick<InvoicedMonth, 'currency' | 'day'>) => JudgedSupply;

/** Reads once what the tax on a creator's invoices follows from. */
export async function openTaxJudge(
  { directory, profiles }: Pick<OwnInvoicesPorts, 'directory' | 'profiles'>,
  { merchantId, creatorId }: Account,
  { registration }: OwnInvoices,
): Promise<JudgeTaxOfMonth> {
  const receiver = { kind: 'creator', id: creatorId } as const;
  const [merchant, creator, profile, numbers] = await Promise.all([
    directory.findMerchant(merchantId),
    directory.findCreator(merchantId, creatorId),
    profiles.find(merchantId, receiver),
    profiles.findNumbers(merchantId, receiver),
  ]);
  return ({ currency, day }) =>
    judgeSupply({ merchant, creator, registration, profile, numbers, currency, day });
}
