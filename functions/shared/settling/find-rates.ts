import {
  type CurrencyPair,
  chooseReferenceRates,
  rateDaysBefore,
} from '../../../core/money/choose-reference-rates.ts';
import type { ExchangeRate } from '../../../core/money/exchange-rate.ts';
import type { RateStore } from '../../../core/money/rate-store.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** The source of a program that names none: the European Central Bank's reference rates. */
const defaultRateSource = 'ecb';

/** Whose rates exchange a program's amounts. */
export const rateSourceOf = ({ rateSource = defaultRateSource }: Program): string => rateSource;

export type RateQuestion = {
  readonly merchantId: string;
  readonly source: string;
  /** When what is exchanged happened. */
  readonly at: Instant;
  readonly pairs: readonly CurrencyPair[];
};

/** The reference rates of a moment that are there; nothing is read where none may be needed. */
export async function findRates(
  rates: Pick<RateStore, 'listDays'>,
  { merchantId, source, at, pairs }: RateQuestion,
): Promise<ExchangeRate[]> {
  if (pairs.length === 0) return [];
  const published = await rates.listDays(merchantId, source, rateDaysBefore(at));
  return chooseReferenceRates(published, at, pairs);
}
