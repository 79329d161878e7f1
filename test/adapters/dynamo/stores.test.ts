import { afterAll, beforeAll } from '@jest/globals';
import { dynamoAccountOpeningStore } from '../../../adapters/dynamo/account-opening-store.ts';
import { dynamoAccountingLockStore } from '../../../adapters/dynamo/accounting-lock-store.ts';
import { dynamoAuditLog } from '../../../adapters/dynamo/audit-log.ts';
import { dynamoBudgetStore } from '../../../adapters/dynamo/budget-store.ts';
import { dynamoClosingRunStore } from '../../../adapters/dynamo/closing-run-store.ts';
import { dynamoClosingWatermark } from '../../../adapters/dynamo/closing-watermark.ts';
import { coalescingDocuments } from '../../../adapters/dynamo/coalescing-documents.ts';
import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import { dynamoCostStore } from '../../../adapters/dynamo/cost-store.ts';
import { dynamoCustomerHistory } from '../../../adapters/dynamo/customer-history.ts';
import { dynamoIdempotencyStore } from '../../../adapters/dynamo/idempotency-store.ts';
import { dynamoIdentityStore } from '../../../adapters/dynamo/identity-store.ts';
import { dynamoInvoiceStore } from '../../../adapters/dynamo/invoice-store.ts';
import { dynamoInvoicingStore } from '../../../adapters/dynamo/invoicing-store.ts';
import { dynamoLedgerStore } from '../../../adapters/dynamo/ledger-store.ts';
import { noLargeBodies } from '../../../adapters/dynamo/no-large-bodies.ts';
import { dynamoOrderWalkStore } from '../../../adapters/dynamo/order-walk-store.ts';
import { dynamoPayeeStatementStore } from '../../../adapters/dynamo/payee-statement-store.ts';
import { dynamoPayoutStore } from '../../../adapters/dynamo/payout-store.ts';
import { dynamoPeriodStore } from '../../../adapters/dynamo/period-store.ts';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../../adapters/dynamo/program-registry.ts';
import { dynamoRateStore } from '../../../adapters/dynamo/rate-store.ts';
import { dynamoReceiverAccountStore } from '../../../adapters/dynamo/receiver-account-store.ts';
import { dynamoReferenceStore } from '../../../adapters/dynamo/reference-store.ts';
import { dynamoRemittanceStore } from '../../../adapters/dynamo/remittance-store.ts';
import { dynamoRequestMeter } from '../../../adapters/dynamo/request-meter.ts';
import { dynamoStatementStore } from '../../../adapters/dynamo/statement-store.ts';
import { dynamoSubscriptionStore } from '../../../adapters/dynamo/subscription-store.ts';
import { dynamoTaxProfileStore } from '../../../adapters/dynamo/tax-profile-store.ts';
import { dynamoTokenHistory } from '../../../adapters/dynamo/token-history.ts';
import { dynamoTopicCheckStore } from '../../../adapters/dynamo/topic-check-store.ts';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import { accountingLockStoreContract } from '../../support/contracts/accounting-lock-store-contract.ts';
import { auditLogContract } from '../../support/contracts/audit-log-contract.ts';
import { budgetStoreContract } from '../../support/contracts/budget-store-contract.ts';
import { closingRunStoreContract } from '../../support/contracts/closing-run-store-contract.ts';
import { closingWatermarkContract } from '../../support/contracts/closing-watermark-contract.ts';
import { conversionStoreContract } from '../../support/contracts/conversion-store-contract.ts';
import { costStoreContract } from '../../support/contracts/cost-store-contract.ts';
import { customerHistoryContract } from '../../support/contracts/customer-history-contract.ts';
import { idempotencyStoreContract } from '../../support/contracts/idempotency-store-contract.ts';
import { identityStoreContract } from '../../support/contracts/identity-store-contract.ts';
import { invoiceStoreContract } from '../../support/contracts/invoice-store-contract.ts';
import { invoicingStoreContract } from '../../support/contracts/invoicing-store-contract.ts';
import { ledgerStoreContract } from '../../support/contracts/ledger-store-contract.ts';
import { orderNotesContract } from '../../support/contracts/order-notes-contract.ts';
import { orderWalkStoreContract } from '../../support/contracts/order-walk-store-contract.ts';
import { payeeStatementStoreContract } from '../../support/contracts/payee-statement-store-contract.ts';
import { periodStoreContract } from '../../support/contracts/period-store-contract.ts';
import { programDirectoryContract } from '../../support/contracts/program-directory-contract.ts';
import {
  accountOpeningStoreContract,
  receiverAccountStoreContract,
} from '../../support/contracts/rail-account-stores-contract.ts';
import { rateStoreContract } from '../../support/contracts/rate-store-contract.ts';
import { referenceStoreContract } from '../../support/contracts/reference-store-contract.ts';
import { remittanceStoreContract } from '../../support/contracts/remittance-store-contract.ts';
import { requestMeterContract } from '../../support/contracts/request-meter-contract.ts';
import { statementStoreContract } from '../../support/contracts/statement-store-contract.ts';
import { subscriptionStoreContract } from '../../support/contracts/subscription-store-contract.ts';
import { taxProfileStoreContract } from '../../support/contracts/tax-profile-store-contract.ts';
import { topicCheckStoreContract } from '../../support/contracts/topic-check-store-contract.ts';
import { touchStoreContract } from '../../support/contracts/touch-store-contract.ts';
import { inMemoryAccountOpeningStore } from '../../support/in-memory-account-opening-store.ts';
import { inMemoryAccountingLockStore } from '../../support/in-memory-accounting-lock-store.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryClosingRunStore } from '../../support/in-memory-closing-run-store.ts';
import { inMemoryClosingWatermark } from '../../support/in-memory-closing-watermark.ts';
import { inMemoryConversionStore } from '../../support/in-memory-conversion-store.ts';
import { inMemoryCostStore } from '../../support/in-memory-cost-store.ts';
import { inMemoryCustomerHistory } from '../../support/in-memory-customer-history.ts';
import { inMemoryIdempotencyStore } from '../../support/in-memory-idempotency-store.ts';
import { inMemoryIdentityStore } from '../../support/in-memory-identity-store.ts';
import { inMemoryInvoiceStore } from '../../support/in-memory-invoices.ts';
import { inMemoryLedgerStore } from '../../support/in-memory-ledger-store.ts';
import { inMemoryOrderNotes } from '../../support/in-memory-order-notes.ts';
import { inMemoryOrderWalkStore } from '../../support/in-memory-order-walk-store.ts';
import { inMemoryPayeeStatementStore } from '../../support/in-memory-payee-statements.ts';
import { inMemoryPeriodStore } from '../../support/in-memory-period-store.ts';
import { inMemoryProgramDirectory } from '../../support/in-memory-program-directory.ts';
import { inMemoryRateStore } from '../../support/in-memory-rate-store.ts';
import { inMemoryReceiverAccountStore } from '../../support/in-memory-receiver-account-store.ts';
import { inMemoryReferenceStore } from '../../support/in-memory-reference-store.ts';
import { inMemoryRemittanceStore } from '../../support/in-memory-remittance-store.ts';
import { inMemoryRequestMeter } from '../../support/in-memory-request-meter.ts';
import { inMemoryStatementStore } from '../../support/in-memory-statements.ts';
import { inMemorySubscriptionStore } from '../../support/in-memory-subscription-store.ts';
import { inMemoryTaxProfileStore } from '../../support/in-memory-tax-profile-store.ts';
import { inMemoryTopicCheckStore } from '../../support/in-memory-topic-check-store.ts';
import { inMemoryTouchStore } from '../../support/in-memory-touch-store.ts';
import { type LocalTables, startLocalTables } from '../../support/local-tables.ts';

let tables: LocalTables;
beforeAll(async () => {
  tables = await startLocalTables();
});
afterAll(() => tables.stop());

/** Opens an adapter over a table of its own. */
function withTable<Store>(open: (documents: LocalTables['documents'], table: string) => Store) {
  return async () => open(tables.documents, await tables.createTable());
}

/** The facts of an order, in a table of its own. */
function factsIn(documents: LocalTables['documents'], conversionsTable: string) {
  const settings = { documents, conversionsTable, largeBodies: noLargeBodies };
  const conversions = dynamoConversionStore(settings);
  return async (conversionId: string) =>
    (await conversions.load({ merchantId: 'acme', conversionId })).facts;
}

touchStoreContract('dynamoTouchStore', withTable(dynamoTouchStore));
touchStoreContract(
  'dynamoTouchStore, read together',
  withTable((documents, table) => dynamoTouchStore(coalescingDocuments(documents), table)),
);
touchStoreContract('inMemoryTouchStore', async () => inMemoryTouchStore());

identityStoreContract('dynamoIdentityStore', withTable(dynamoIdentityStore));
identityStoreContract('inMemoryIdentityStore', async () => inMemoryIdentityStore());

customerHistoryContract('dynamoCustomerHistory', withTable(dynamoCustomerHistory));
orderNotesContract('dynamoTokenHistory', withTable(dynamoTokenHistory));
orderNotesContract('inMemoryOrderNotes', async () => inMemoryOrderNotes());
customerHistoryContract('inMemoryCustomerHistory', async () => inMemoryCustomerHistory());

subscriptionStoreContract('dynamoSubscriptionStore', withTable(dynamoSubscriptionStore));
subscriptionStoreContract('inMemorySubscriptionStore', async () => inMemorySubscriptionStore());

referenceStoreContract(
  'dynamoReferenceStore',
  withTable((documents, table) => ({
    store: dynamoReferenceStore(documents, table),
    factsOf: factsIn(documents, table),
  })),
);
referenceStoreContract('inMemoryReferenceStore', async () => {
  const conversions = inMemoryConversionStore();
  return {
    store: inMemoryReferenceStore((fact) => conversions.addFact(fact)),
    factsOf: async (conversionId) =>
      (await conversions.load({ merchantId: 'acme', conversionId })).facts,
  };
});

costStoreContract('dynamoCostStore', withTable(dynamoCostStore));
costStoreContract('inMemoryCostStore', async () => inMemoryCostStore());

auditLogContract('dynamoAuditLog', withTable(dynamoAuditLog));
auditLogContract('inMemoryAuditLog', async () => inMemoryAuditLog());

closingRunStoreContract('dynamoClosingRunStore', withTable(dynamoClosingRunStore));
closingRunStoreContract('inMemoryClosingRunStore', async () => inMemoryClosingRunStore());

remittanceStoreContract(
  'dynamoRemittanceStore',
  withTable((documents, tableName) => ({
    store: dynamoRemittanceStore(documents, tableName),
    ledger: dynamoLedgerStore(documents, tableName),
  })),
);
remittanceStoreContract('inMemoryRemittanceStore', async () => {
  const ledger = inMemoryLedgerStore();
  return { store: inMemoryRemittanceStore(() => ledger.export().taxYears ?? []), ledger };
});
payeeStatementStoreContract('dynamoPayeeStatementStore', withTable(dynamoPayeeStatementStore));
payeeStatementStoreContract('inMemoryPayeeStatementStore', async () =>
  inMemoryPayeeStatementStore(),
);
accountingLockStoreContract('dynamoAccountingLockStore', withTable(dynamoAccountingLockStore));
accountingLockStoreContract('inMemoryAccountingLockStore', async () =>
  inMemoryAccountingLockStore(),
);

statementStoreContract('dynamoStatementStore', withTable(dynamoStatementStore));
statementStoreContract('inMemoryStatementStore', async () => inMemoryStatementStore());

invoiceStoreContract('dynamoInvoiceStore', withTable(dynamoInvoiceStore));
invoiceStoreContract('inMemoryInvoiceStore', async () => inMemoryInvoiceStore());

invoicingStoreContract(
  'dynamoInvoicingStore',
  withTable((documents, table) => ({
    invoicing: dynamoInvoicingStore(documents, table),
    ledger: dynamoLedgerStore(documents, table),
  })),
);
invoicingStoreContract('inMemoryLedgerStore', async () => {
  const ledger = inMemoryLedgerStore();
  return { ledger, invoicing: ledger };
});

orderWalkStoreContract('dynamoOrderWalkStore', withTable(dynamoOrderWalkStore));
orderWalkStoreContract('inMemoryOrderWalkStore', async () => inMemoryOrderWalkStore());

taxProfileStoreContract('dynamoTaxProfileStore', withTable(dynamoTaxProfileStore));
taxProfileStoreContract('inMemoryTaxProfileStore', async () => inMemoryTaxProfileStore());

receiverAccountStoreContract('dynamoReceiverAccountStore', withTable(dynamoReceiverAccountStore));
receiverAccountStoreContract('inMemoryReceiverAccountStore', async () =>
  inMemoryReceiverAccountStore(),
);

accountOpeningStoreContract('dynamoAccountOpeningStore', withTable(dynamoAccountOpeningStore));
accountOpeningStoreContract('inMemoryAccountOpeningStore', async () =>
  inMemoryAccountOpeningStore(),
);

topicCheckStoreContract('dynamoTopicCheckStore', withTable(dynamoTopicCheckStore));
topicCheckStoreContract('inMemoryTopicCheckStore', async () => inMemoryTopicCheckStore());

closingWatermarkContract('dynamoClosingWatermark', withTable(dynamoClosingWatermark));
closingWatermarkContract('inMemoryClosingWatermark', async () => inMemoryClosingWatermark());

budgetStoreContract('dynamoBudgetStore', withTable(dynamoBudgetStore));

rateStoreContract('dynamoRateStore', withTable(dynamoRateStore));
rateStoreContract('inMemoryRateStore', async () => inMemoryRateStore());

idempotencyStoreContract('dynamoIdempotencyStore', withTable(dynamoIdempotencyStore));
idempotencyStoreContract('inMemoryIdempotencyStore', async () => inMemoryIdempotencyStore());

requestMeterContract('dynamoRequestMeter', withTable(dynamoRequestMeter));
requestMeterContract('inMemoryRequestMeter', async () => inMemoryRequestMeter());

programDirectoryContract(
  'dynamoProgramDirectory and dynamoProgramRegistry',
  withTable((documents, table) => ({
    ...dynamoProgramDirectory(documents, table),
    ...dynamoProgramRegistry(documents, table),
  })),
);
programDirectoryContract(
  'dynamoProgramDirectory, read together',
  withTable((documents, table) => ({
    ...dynamoProgramDirectory(coalescingDocuments(documents), table),
    ...dynamoProgramRegistry(documents, table),
  })),
);
programDirectoryContract('inMemoryProgramDirectory', async () => inMemoryProgramDirectory());

conversionStoreContract(
  'dynamoConversionStore',
  withTable((documents, conversionsTable) =>
    dynamoConversionStore({ documents, conversionsTable, largeBodies: noLargeBodies }),
  ),
);
conversionStoreContract('inMemoryConversionStore', async () => inMemoryConversionStore());

ledgerStoreContract(
  'dynamoLedgerStore and dynamoPayoutStore',
  withTable((documents, table) => ({
    ...dynamoLedgerStore(documents, table),
    ...dynamoPayoutStore(documents, table),
  })),
);
ledgerStoreContract('inMemoryLedgerStore', async () => inMemoryLedgerStore());

periodStoreContract('dynamoPeriodStore', async () => {
  const table = await tables.createTable();
  return {
    periods: dynamoPeriodStore(tables.documents, table),
    ledger: dynamoLedgerStore(tables.documents, table),
  };
});
periodStoreContract('inMemoryPeriodStore', async () => {
  const periods = inMemoryPeriodStore();
  return { periods, ledger: inMemoryLedgerStore(() => [], periods) };
});
