import type { ExchangeRate } from '../../money/exchange-rate.ts';
import { formatExact } from './format-exact.ts';

/** A rate in the form of the API; what it was calculated from, where nobody published it. */
export type ExchangeDocument = {
  readonly source: string;
  readonly from: string;
  readonly to: string;
  /** Units of `to` for one of `from`; `…` where the decimals of a calculated rate do not end. */
  readonly rate: string;
  readonly publishedOn: string;
  readonly derivedFrom?: readonly ExchangeDocument[];
};

/** A rate in the form of the API. */
export function toExchangeDocument({
  source,
  from,
  to,
  rate,
  publishedOn,
  derivedFrom,
}: ExchangeRate): ExchangeDocument {
  return {
    source,
    from,
    to,
    rate: formatExact(rate.numerator, rate.denominator, 0),
    publishedOn,
    ...(derivedFrom === undefined ? {} : { derivedFrom: derivedFrom.map(toExchangeDocument) }),
  };
}
