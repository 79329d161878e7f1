import type { ProgramReport } from '../../../core/reports/report-program.ts';
import type { ApiClient } from '../api-client.ts';
import type { ProgramFigures } from './figures.ts';
import { reportDays } from './report-days.ts';

type ProgramDocument = { readonly programId: string; readonly name: string };

/** The programs of the merchant. */
export async function listPrograms(merchant: ApiClient): Promise<readonly ProgramDocument[]> {
  const { items } = await merchant.get<{ items: ProgramDocument[] }>('/v1/programs');
  return items;
}

/** What each program brought and cost, by currency. */
export async function readPrograms(merchant: ApiClient): Promise<ProgramFigures[]> {
  const programs = await listPrograms(merchant);
  const figures = programs.map(async ({ programId, name }) => {
    const { clicks, currencies } = await merchant.get<ProgramReport>(
      `/v1/reports/program?programId=${programId}&${reportDays}`,
    );
    return currencies.map((one): ProgramFigures => {
      const { averageOrderValue, costPerAcquisition, returnOnSpend } = one;
      return {
        program: name,
        currency: one.currency,
        clicks: clicks.counted,
        filtered: clicks.filtered,
        orders: one.orders,
        unattributed: one.unattributed.orders,
        newCustomers: one.newCustomers,
        revenue: one.revenue.amount,
        ...(averageOrderValue === null ? {} : { averageOrderValue: averageOrderValue.amount }),
        commission: one.commission.amount,
        discount: one.discount.amount,
        ...(costPerAcquisition === null ? {} : { costPerAcquisition: costPerAcquisition.amount }),
        ...(returnOnSpend === null ? {} : { returnOnSpend }),
      };
    });
  });
  return (await Promise.all(figures)).flat();
}
