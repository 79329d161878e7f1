import type { FinanceCurrency } from '../../../core/reports/report-finance.ts';
import type { ApiClient } from '../api-client.ts';
import type { FinanceFigures } from './figures.ts';
import { reportDays } from './report-days.ts';

/** Where the commission is, by currency. */
export async function readFinance(merchant: ApiClient): Promise<FinanceFigures[]> {
  const { currencies } = await merchant.get<{ currencies: FinanceCurrency[] }>(
    `/v1/reports/finance?${reportDays}`,
  );
  return currencies.map((one) => ({
    currency: one.currency,
    netExpense: one.netExpense.amount,
    pending: one.pending.amount,
    held: one.held.amount,
    payable: one.payable.amount,
    inPayout: one.inPayout.amount,
    paid: one.paid.amount,
    withheld: one.withheld.amount,
    indirectTax: one.indirectTax.amount,
    debt: one.debt.amount,
    agrees: one.agrees,
  }));
}
