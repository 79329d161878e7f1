import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import type { Receiver } from '../../../core/payouts/list-receivers.ts';
import type { PayerOfPlan } from '../../../core/payouts/tax-of-plan.ts';
import type { TaxStanding } from '../../../core/payouts/tax-standing.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import { taxReceiverOf } from '../../../core/tax/tax-receiver.ts';
import { taxYearOf } from '../../../core/tax/tax-year.ts';

export type TaxStandingPorts = {
  readonly ledger: Pick<LedgerStore, 'readTaxYear'>;
  readonly directory: Pick<ProgramDirectory, 'findTaxProfile'>;
};

/** Reads what decides about the tax of some receivers of an account. */
export async function loadTaxStandings(
  { ledger, directory }: TaxStandingPorts,
  merchantId: string,
  { payer, day }: PayerOfPlan,
  receivers: readonly Receiver[],
  currencies: readonly string[],
): Promise<TaxStanding[]> {
  const taxYear = taxYearOf(day, payer.country);
  return Promise.all(
    receivers.map(async ({ creatorId, payeeId }) => {
      const receiver = taxReceiverOf(creatorId, payeeId);
      const [profile, totals] = await Promise.all([
        directory.findTaxProfile(merchantId, receiver),
        Promise.all(
          currencies.map((currency) =>
            ledger.readTaxYear({ merchantId, receiver, currency, taxYear }),
          ),
        ),
      ]);
      return { receiver, profile, totals };
    }),
  );
}
