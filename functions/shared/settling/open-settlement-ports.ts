import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { dynamoBudgetStore } from '../../../adapters/dynamo/budget-store.ts';
import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import { dynamoCustomerHistory } from '../../../adapters/dynamo/customer-history.ts';
import { dynamoIdentityStore } from '../../../adapters/dynamo/identity-store.ts';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import { dynamoRateStore } from '../../../adapters/dynamo/rate-store.ts';
import { dynamoReferenceStore } from '../../../adapters/dynamo/reference-store.ts';
import { dynamoSubscriptionStore } from '../../../adapters/dynamo/subscription-store.ts';
import { dynamoTokenHistory } from '../../../adapters/dynamo/token-history.ts';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import { dynamoDocuments } from '../dynamo-documents.ts';
import { requireEnv } from '../environment.ts';
import { openLargeBodies } from '../open-large-bodies.ts';
import { journalOnlyNow } from './post-only-now.ts';

/** What assessing and closing share: facts and states, evidence, terms, the clock and the hash. */
export function openSettlementPorts(documents = dynamoDocuments()) {
  const programsTable = requireEnv('PROGRAMS_TABLE');
  const touchesTable = requireEnv('TOUCHES_TABLE');
  const conversionsTable = requireEnv('CONVERSIONS_TABLE');
  return {
    directory: dynamoProgramDirectory(documents, programsTable),
    rates: dynamoRateStore(documents, programsTable),
    touches: dynamoTouchStore(documents, touchesTable),
    identities: dynamoIdentityStore(documents, touchesTable),
    history: dynamoCustomerHistory(documents, touchesTable),
    tokens: dynamoTokenHistory(documents, touchesTable),
    subscriptions: dynamoSubscriptionStore(documents, conversionsTable),
    references: dynamoReferenceStore(documents, conversionsTable),
    conversions: journalOnlyNow(
      dynamoConversionStore({ documents, conversionsTable, largeBodies: openLargeBodies() }),
      Date.now,
    ),
    budgets: dynamoBudgetStore(documents, requireEnv('CONVERSIONS_TABLE')),
    now: Date.now,
    sha256,
  };
}
