import { endingOf, type SealedText } from '../privacy/sealed-text.ts';
import type { PayoutMethod } from '../programs/program.ts';
import { receiverOf } from './receiver-of.ts';

/** An account as people and comparisons know it: without its number. */
export type KnownAccount = Pick<SealedText, 'ending' | 'fingerprints'> & {
  readonly rail: PayoutMethod['rail'];
};

/** The account that a way to be paid leads to; `undefined`: none that is known here. */
export function accountOf(method: PayoutMethod | undefined): KnownAccount | undefined {
  if (method === undefined) return undefined;
  switch (method.rail) {
    case 'sepa':
      return know(method.rail, method.iban);
    case 'csv':
    case 'nacha':
      return know(method.rail, method.account);
    case 'manual':
      return undefined;
    default:
      return knowReceiver(method.rail, receiverOf(method));
  }
}

/** Whether two are the same account, also while the keys of seals are changed. */
export function isSameAccount(
  one: Pick<KnownAccount, 'fingerprints'>,
  other: Pick<KnownAccount, 'fingerprints'>,
): boolean {
  return one.fingerprints.some((fingerprint) => other.fingerprints.includes(fingerprint));
}

/** A rail that is called knows its receivers by names, which are no numbers of accounts. */
function knowReceiver(rail: PayoutMethod['rail'], receiver: string): KnownAccount {
  return { rail, ending: endingOf(receiver), fingerprints: [`${rail}/${receiver.toLowerCase()}`] };
}

function know(rail: PayoutMethod['rail'], { ending, fingerprints }: SealedText): KnownAccount {
  return { rail, ending, fingerprints };
}
