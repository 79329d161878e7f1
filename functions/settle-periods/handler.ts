import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { dynamoLedgerStore } from '../../adapters/dynamo/ledger-store.ts';
import { dynamoPeriodStore } from '../../adapters/dynamo/period-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openLargeBodies } from '../shared/open-large-bodies.ts';
import { postOnlyNow } from '../shared/settling/post-only-now.ts';
import { makeConsumer } from './consumer.ts';
import { makeSettlePeriods } from './settle-periods.ts';

const documents = dynamoDocuments();
const ledgerTable = requireEnv('LEDGER_TABLE');

const settlePeriods = makeSettlePeriods({
  directory: dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE')),
  conversions: dynamoConversionStore({
    documents,
    conversionsTable: requireEnv('CONVERSIONS_TABLE'),
    largeBodies: openLargeBodies(),
  }),
  periods: dynamoPeriodStore(documents, ledgerTable),
  ledger: postOnlyNow(dynamoLedgerStore(documents, ledgerTable), Date.now),
  now: Date.now,
  sha256,
});

export const handler = makeConsumer(settlePeriods, makeLogError('settle-periods'));
