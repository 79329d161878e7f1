import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { TaxNumber, TaxProfile } from '../../core/tax/tax-profile.ts';
import type { TaxProfileStore } from '../../core/tax/tax-profile-store.ts';
import { taxNumbersKey, taxProfileKey } from './keys/program-keys.ts';
import { openTable } from './table.ts';
import { part, writeTogether } from './write-together.ts';

/** Keeps tax profiles beside creators and payees in the Programs table, and their numbers in items of their own. */
export function dynamoTaxProfileStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): TaxProfileStore {
  const table = openTable(documents, tableName);

  return {
    async find(merchantId, receiver) {
      const item = await table.get(taxProfileKey(merchantId, receiver));
      return item && decodeJson<TaxProfile>(item.body as string);
    },

    async findNumbers(merchantId, receiver) {
      const item = await table.get(taxNumbersKey(merchantId, receiver));
      return item ? decodeJson<TaxNumber[]>(item.body as string) : [];
    },

    async save(profile, numbers) {
      const { merchantId, receiver } = profile;
      await writeTogether(documents, [
        part.put(table, { ...taxProfileKey(merchantId, receiver), body: encodeJson(profile) }),
        part.put(table, { ...taxNumbersKey(merchantId, receiver), body: encodeJson(numbers) }),
      ]);
    },

    async remove(merchantId, receiver) {
      await writeTogether(documents, [
        part.delete(table, taxProfileKey(merchantId, receiver)),
        part.delete(table, taxNumbersKey(merchantId, receiver)),
      ]);
    },
  };
}
