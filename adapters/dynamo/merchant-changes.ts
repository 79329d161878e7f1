import { encodeJson } from '../../core/encoding/json.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import { merchantKey, merchantsIndex } from './keys/program-keys.ts';
import { putItem } from './put-item.ts';
import type { Table } from './table.ts';

/** Puts a merchant in the place of what was read of it. */
export function dynamoMerchantChanges(table: Table): Pick<ProgramRegistry, 'replaceMerchant'> {
  return {
    async replaceMerchant(expected, next) {
      const { merchantId } = next;
      const item = {
        ...{ ...merchantKey(merchantId), ...merchantsIndex(merchantId) },
        body: encodeJson(next),
      };
      const isAsRead = { expression: 'body = :body', values: { ':body': encodeJson(expected) } };
      return (await putItem(table, item, isAsRead)) === 'written' ? 'written' : 'stale';
    },
  };
}
