import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { dynamoLedgerStore } from '../../../adapters/dynamo/ledger-store.ts';
import { dynamoPayoutStore } from '../../../adapters/dynamo/payout-store.ts';
import { dynamoDocuments } from '../dynamo-documents.ts';
import { requireEnv } from '../environment.ts';
import { postOnlyNow } from '../settling/post-only-now.ts';

/** What everything that moves a creator's money shares: accounts, payouts, the clock and the hash. */
export function openPayoutPorts() {
  const documents = dynamoDocuments();
  const ledgerTable = requireEnv('LEDGER_TABLE');
  return {
    documents,
    ledger: postOnlyNow(dynamoLedgerStore(documents, ledgerTable), Date.now),
    payouts: dynamoPayoutStore(documents, ledgerTable),
    now: Date.now,
    sha256,
  };
}
