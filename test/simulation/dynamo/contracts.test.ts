import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoClosingWatermark } from '../../../adapters/dynamo/closing-watermark.ts';
import { dynamoConversionStore, toLegItem } from '../../../adapters/dynamo/conversion-store.ts';
import { dynamoCustomerHistory } from '../../../adapters/dynamo/customer-history.ts';
import { dynamoIdempotencyStore } from '../../../adapters/dynamo/idempotency-store.ts';
import { dynamoIdentityStore } from '../../../adapters/dynamo/identity-store.ts';
import { dynamoLedgerStore } from '../../../adapters/dynamo/ledger-store.ts';
import { noLargeBodies } from '../../../adapters/dynamo/no-large-bodies.ts';
import { dynamoPayoutStore } from '../../../adapters/dynamo/payout-store.ts';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../../adapters/dynamo/program-registry.ts';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import { closingWatermarkContract } from '../../support/contracts/closing-watermark-contract.ts';
import { conversionStoreContract } from '../../support/contracts/conversion-store-contract.ts';
import { customerHistoryContract } from '../../support/contracts/customer-history-contract.ts';
import { idempotencyStoreContract } from '../../support/contracts/idempotency-store-contract.ts';
import { identityStoreContract } from '../../support/contracts/identity-store-contract.ts';
import { ledgerStoreContract } from '../../support/contracts/ledger-store-contract.ts';
import { programDirectoryContract } from '../../support/contracts/program-directory-contract.ts';
import { touchStoreContract } from '../../support/contracts/touch-store-contract.ts';
import { inMemoryDynamo } from './in-memory-dynamo.ts';

/** An empty table as the stacks make it; `byIndex` shows everything unless it says otherwise. */
const aTable = (name: string) => ({
  name,
  indexes: [
    { name: 'byIndex', partition: 'ipk', sort: 'isk', projection: 'ALL' as const },
    { name: 'byDay', partition: 'dpk', sort: 'dsk', projection: 'KEYS_ONLY' as const },
  ],
});

function openTables() {
  return inMemoryDynamo([aTable('Main'), aTable('Ledger')]).documents;
}

function over<Store>(open: (documents: ReturnType<typeof openTables>, table: string) => Store) {
  return async () => open(openTables(), 'Main');
}

touchStoreContract('dynamoTouchStore in memory', over(dynamoTouchStore));
identityStoreContract('dynamoIdentityStore in memory', over(dynamoIdentityStore));
customerHistoryContract('dynamoCustomerHistory in memory', over(dynamoCustomerHistory));
closingWatermarkContract('dynamoClosingWatermark in memory', over(dynamoClosingWatermark));
idempotencyStoreContract('dynamoIdempotencyStore in memory', over(dynamoIdempotencyStore));

programDirectoryContract(
  'dynamoProgramDirectory and dynamoProgramRegistry in memory',
  over((documents, table) => ({
    ...dynamoProgramDirectory(documents, table),
    ...dynamoProgramRegistry(documents, table),
  })),
);

conversionStoreContract('dynamoConversionStore in memory', async () => {
  const documents = openTables();
  const [conversionsTable, ledgerTable] = ['Main', 'Ledger'];
  const ledger = dynamoLedgerStore(documents, ledgerTable);
  return {
    store: dynamoConversionStore({
      ...{ documents, conversionsTable, ledgerTable },
      largeBodies: noLargeBodies,
    }),
    listLegs: (merchantId, creatorId) => ledger.listWaitingLegs(merchantId, creatorId, 10),
  };
});

ledgerStoreContract(
  'dynamoLedgerStore and dynamoPayoutStore in memory',
  over((documents, table) => ({
    ledger: { ...dynamoLedgerStore(documents, table), ...dynamoPayoutStore(documents, table) },
    async addWaitingLegs(legs) {
      const TransactItems = legs.map((leg) => ({
        Put: { TableName: table, Item: toLegItem(leg) },
      }));
      await documents.send(new TransactWriteCommand({ TransactItems }));
    },
  })),
);
