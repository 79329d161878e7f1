import type { AccountHead } from './account-head.ts';

/** The head of an account that nothing was posted to yet. */
export function emptyAccountHead(merchantId: string, creatorId: string): AccountHead {
  return {
    merchantId,
    creatorId,
    sequence: 0,
    lastHash: '',
    reversalSequence: 0,
    balances: {},
  };
}
