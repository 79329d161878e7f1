import type { Payee } from '../payees/payee.ts';
import type { Instant } from '../time/instant.ts';
import type { Creator } from './program.ts';

/** A creator of whom nothing is known but the id and who was paid for it; books are kept by the id. */
export function withoutPerson(creator: Creator, at: Instant): Creator {
  const {
    payoutMethod: _,
    rewardMethod: __,
    accountChange: ___,
    formerAccount: ____,
    ...rest
  } = creator;
  return { ...rest, name: 'Erased', identityHashes: [], erasedAt: creator.erasedAt ?? at };
}

/** A payee that was a person, of whom nothing is known but the id. */
export function withoutPayee({ merchantId, payeeId, kind }: Payee): Payee {
  return { merchantId, payeeId, name: 'Erased', kind };
}
