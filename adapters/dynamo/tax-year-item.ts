import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { TaxYearTotal } from '../../core/tax/tax-year-total.ts';
import { taxYearIndex, taxYearKey } from './keys/ledger-keys.ts';
import type { Item } from './table.ts';

/** What a receiver was paid in a tax year, as an item of its own: several accounts write to it. */
export function toTaxYearItem(total: TaxYearTotal): Item {
  return {
    ...taxYearKey(total),
    ...taxYearIndex(total),
    version: total.version,
    body: encodeJson(total),
  };
}

export function fromTaxYearItem({ body }: Item): TaxYearTotal {
  return decodeJson<TaxYearTotal>(body as string);
}
