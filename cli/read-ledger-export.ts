import { readFile } from 'node:fs/promises';
import { decodeJson } from '../core/encoding/json.ts';
import type { LedgerExport } from '../core/ledger/ledger-export.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads a store of money that `ledger verify --save` wrote.
 *
 * @throws UsageError if the file is something else.
 */
export async function readLedgerExport(file: string): Promise<LedgerExport> {
  try {
    const store = decodeJson<Partial<LedgerExport>>(await readFile(file, 'utf8'));
    const {
      conversions,
      accounts,
      waitingLegs,
      payouts,
      anchors = [],
      locks = [],
      authorities = [],
    } = store;
    if (conversions && accounts && waitingLegs && payouts) {
      return { conversions, accounts, waitingLegs, payouts, anchors, locks, authorities };
    }
  } catch (error) {
    throw new UsageError(`The export cannot be read: ${(error as Error).message}`);
  }
  throw new UsageError(`${file} is not the export of a ledger.`);
}
