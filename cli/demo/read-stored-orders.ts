import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { noLargeBodies } from '../../adapters/dynamo/no-large-bodies.ts';
import type { StoredConversion } from '../../core/settlement/conversion-store.ts';
import { localCredentials, localRegion } from '../../local/local-account.ts';
import type { LocalRuntime } from '../../local/runtime.ts';
import { runBounded } from './run-bounded.ts';

const readsAtOnce = 8;

/** Orders with all of their facts, straight from the tables of a running system. */
export async function readStoredOrders(
  { endpoints, plan }: Pick<LocalRuntime, 'endpoints' | 'plan'>,
  merchantId: string,
  conversionIds: readonly string[],
): Promise<StoredConversion[]> {
  const client = new DynamoDBClient({
    endpoint: endpoints.dynamodb,
    region: localRegion,
    credentials: localCredentials,
  });
  const store = dynamoConversionStore({
    documents: DynamoDBDocumentClient.from(client),
    conversionsTable: tableOf(plan, 'Conversions'),
    largeBodies: noLargeBodies,
  });
  const stored: StoredConversion[] = [];
  const read = (conversionId: string) => async () => {
    stored.push(await store.load({ merchantId, conversionId }));
  };
  try {
    await runBounded(conversionIds.map(read), readsAtOnce);
  } finally {
    client.destroy();
  }
  return stored;
}

/** The stacks name a table for what it holds, with something unique behind. */
function tableOf({ tables }: LocalRuntime['plan'], kind: string): string {
  const found = tables.find(({ name }) => name.includes(kind));
  if (found === undefined) throw new Error(`The stacks have no table of ${kind}.`);
  return found.name;
}
