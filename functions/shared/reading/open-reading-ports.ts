import { dynamoClosingRunStore } from '../../../adapters/dynamo/closing-run-store.ts';
import { dynamoClosingWatermark } from '../../../adapters/dynamo/closing-watermark.ts';
import { dynamoCostStore } from '../../../adapters/dynamo/cost-store.ts';
import { dynamoLedgerStore } from '../../../adapters/dynamo/ledger-store.ts';
import { dynamoPeriodStore } from '../../../adapters/dynamo/period-store.ts';
import { dynamoDocuments } from '../dynamo-documents.ts';
import { requireEnv } from '../environment.ts';
import { openSettlementPorts } from '../settling/open-settlement-ports.ts';

/** Everything that a figure can be opened down to. */
export function openReadingPorts() {
  const documents = dynamoDocuments();
  const ledgerTable = requireEnv('LEDGER_TABLE');
  return {
    ...openSettlementPorts(),
    costs: dynamoCostStore(documents, requireEnv('CONVERSIONS_TABLE')),
    ledger: dynamoLedgerStore(documents, ledgerTable),
    periods: dynamoPeriodStore(documents, ledgerTable),
    runs: dynamoClosingRunStore(documents, ledgerTable),
    watermark: dynamoClosingWatermark(documents, ledgerTable),
  };
}
