import type { ExchangeRate } from '../../money/exchange-rate.ts';
import type { PeriodConversion } from '../../plans/periods/period-conversion.ts';

/** What a closed conversion adds to the periods of one creator, as of one of its frozen revisions. */
export type PeriodShare = Omit<PeriodConversion, 'referenceRate'> & {
  readonly merchantId: string;
  readonly programId: string;
  readonly revision: number;
  /** From its currency into those of the terms, as they were frozen with it. */
  readonly rates: readonly ExchangeRate[];
};

/** The share as the terms of one currency count it. */
export function toPeriodConversion(share: PeriodShare, currency: string): PeriodConversion {
  const { merchantId: _, programId: __, revision: ___, rates, ...conversion } = share;
  const referenceRate = rates.find(({ from, to }) => from === share.currency && to === currency);
  return referenceRate === undefined ? conversion : { ...conversion, referenceRate };
}
