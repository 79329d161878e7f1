import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { exportLedger } from '../../../adapters/dynamo/export-ledger.ts';
import { noLargeBodies } from '../../../adapters/dynamo/no-large-bodies.ts';
import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import { verifyLedger } from '../../../core/ledger/verify-ledger.ts';
import type { InMemoryDynamo } from '../dynamo/in-memory-dynamo.ts';
import { PromiseBroken } from '../promise-broken.ts';
import { tables } from '../system/tables.ts';

/** Everything about money that is stored at this moment. */
export function readLedger({ documents }: InMemoryDynamo): Promise<LedgerExport> {
  return exportLedger({
    documents,
    conversionsTable: tables.conversions,
    ledgerTable: tables.ledger,
    largeBodies: noLargeBodies,
  });
}

/** Checks all promises of the ledger on what is stored at this moment. @throws PromiseBroken */
export async function checkLedger(dynamo: InMemoryDynamo): Promise<LedgerExport> {
  const store = await readLedger(dynamo);
  const [violation] = verifyLedger(store, sha256);
  if (violation !== undefined) {
    const { invariant, where, detail } = violation;
    throw new PromiseBroken(invariant, `${where}: ${detail}`);
  }
  return store;
}
