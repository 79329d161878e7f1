import { endingOf, type SealedText } from '../privacy/sealed-text.ts';
import type { SealPlace, TextSeal } from '../privacy/text-seal.ts';

/** What the numbers of accounts of a merchant are sealed for. */
const placeOf = (merchantId: string): SealPlace => ({ merchantId, purpose: 'payout-account' });

/**
 * Seals the number of an account, so that only who writes it into a file, or shows it to its owner, has it.
 *
 * @param identity what is the same for the same account, if the number alone does not say at which bank it is.
 */
export function sealAccount(
  seal: Pick<TextSeal, 'seal' | 'fingerprintsOf'>,
  merchantId: string,
  number: string,
  identity = number,
): SealedText {
  const place = placeOf(merchantId);
  // However it is written: the same number in a table and at a bank is the same account.
  const normal = identity.replaceAll(/\s/g, '').toUpperCase();
  return {
    sealed: seal.seal(place, number),
    ending: endingOf(number),
    fingerprints: seal.fingerprintsOf(place, normal),
  };
}

/** The number of an account. @throws SealBrokenError if it does not open. */
export function openAccount(
  seal: Pick<TextSeal, 'open'>,
  merchantId: string,
  { sealed }: SealedText,
): string {
  return seal.open(placeOf(merchantId), sealed);
}
