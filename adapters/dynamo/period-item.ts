import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { PeriodAccount } from '../../core/settlement/periods/period-account.ts';
import { periodKey } from './keys/ledger-keys.ts';
import { packText, unpackText } from './pack-text.ts';
import { type Condition, isNew } from './put-item.ts';
import type { Item } from './table.ts';

/** The account of a period as an item beside its creator's account. */
export function toPeriodItem(account: PeriodAccount): Item {
  return {
    ...periodKey(account),
    version: account.version,
    body: packText(encodeJson(account)),
  };
}

/** The account in an item that `toPeriodItem` made. */
export function fromPeriodItem({ body }: Item): PeriodAccount {
  return decodeJson<PeriodAccount>(unpackText(body));
}

/** What is stored has not moved since the one before this was read. */
export function followsVersion({ version }: { readonly version: number }): Condition {
  if (version === 1) return isNew;
  return {
    expression: '#version = :version',
    names: { '#version': 'version' },
    values: { ':version': version - 1 },
  };
}
