import { dynamoClosingWatermark } from '../../../adapters/dynamo/closing-watermark.ts';
import { coalescingDocuments } from '../../../adapters/dynamo/coalescing-documents.ts';
import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import { dynamoCustomerHistory } from '../../../adapters/dynamo/customer-history.ts';
import { dynamoIdempotencyStore } from '../../../adapters/dynamo/idempotency-store.ts';
import { dynamoIdentityStore } from '../../../adapters/dynamo/identity-store.ts';
import { dynamoLedgerStore } from '../../../adapters/dynamo/ledger-store.ts';
import { noLargeBodies } from '../../../adapters/dynamo/no-large-bodies.ts';
import { dynamoPayoutStore } from '../../../adapters/dynamo/payout-store.ts';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../../adapters/dynamo/program-registry.ts';
import { dynamoReferenceStore } from '../../../adapters/dynamo/reference-store.ts';
import { dynamoSubscriptionStore } from '../../../adapters/dynamo/subscription-store.ts';
import { dynamoTokenHistory } from '../../../adapters/dynamo/token-history.ts';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import { closingWatermarkContract } from '../../support/contracts/closing-watermark-contract.ts';
import { conversionStoreContract } from '../../support/contracts/conversion-store-contract.ts';
import { customerHistoryContract } from '../../support/contracts/customer-history-contract.ts';
import { idempotencyStoreContract } from '../../support/contracts/idempotency-store-contract.ts';
import { identityStoreContract } from '../../support/contracts/identity-store-contract.ts';
import { ledgerStoreContract } from '../../support/contracts/ledger-store-contract.ts';
import { orderNotesContract } from '../../support/contracts/order-notes-contract.ts';
import { programDirectoryContract } from '../../support/contracts/program-directory-contract.ts';
import { referenceStoreContract } from '../../support/contracts/reference-store-contract.ts';
import { subscriptionStoreContract } from '../../support/contracts/subscription-store-contract.ts';
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

type Documents = ReturnType<typeof inMemoryDynamo>['documents'];

const openTables = () => inMemoryDynamo([aTable('Main')]).documents;

holdContracts('in memory', (documents) => documents);
holdContracts('in memory, read together', coalescingDocuments);

/** What the stores promise, over clients that are wrapped in this way. */
function holdContracts(how: string, wrap: (documents: Documents) => Documents): void {
  const over =
    <Store>(open: (documents: Documents, table: string) => Store) =>
    async () =>
      open(wrap(openTables()), 'Main');

  touchStoreContract(`dynamoTouchStore ${how}`, over(dynamoTouchStore));
  identityStoreContract(`dynamoIdentityStore ${how}`, over(dynamoIdentityStore));
  customerHistoryContract(`dynamoCustomerHistory ${how}`, over(dynamoCustomerHistory));
  orderNotesContract(`dynamoTokenHistory ${how}`, over(dynamoTokenHistory));
  subscriptionStoreContract(`dynamoSubscriptionStore ${how}`, over(dynamoSubscriptionStore));
  referenceStoreContract(
    `dynamoReferenceStore ${how}`,
    over((documents, conversionsTable) => {
      const settings = { documents, conversionsTable, largeBodies: noLargeBodies };
      const conversions = dynamoConversionStore(settings);
      return {
        store: dynamoReferenceStore(documents, conversionsTable),
        factsOf: async (conversionId) =>
          (await conversions.load({ merchantId: 'acme', conversionId })).facts,
      };
    }),
  );
  closingWatermarkContract(`dynamoClosingWatermark ${how}`, over(dynamoClosingWatermark));
  idempotencyStoreContract(`dynamoIdempotencyStore ${how}`, over(dynamoIdempotencyStore));

  programDirectoryContract(
    `dynamoProgramDirectory and dynamoProgramRegistry ${how}`,
    over((documents, table) => ({
      ...dynamoProgramDirectory(documents, table),
      ...dynamoProgramRegistry(documents, table),
    })),
  );

  conversionStoreContract(
    `dynamoConversionStore ${how}`,
    over((documents, conversionsTable) =>
      dynamoConversionStore({ documents, conversionsTable, largeBodies: noLargeBodies }),
    ),
  );

  ledgerStoreContract(
    `dynamoLedgerStore and dynamoPayoutStore ${how}`,
    over((documents, table) => ({
      ...dynamoLedgerStore(documents, table),
      ...dynamoPayoutStore(documents, table),
    })),
  );
}
