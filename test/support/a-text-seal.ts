import { textSeal } from '../../adapters/crypto/text-seal.ts';
import { sealAccount } from '../../core/payouts/seal-account.ts';
import { type OpenPayoutMethod, sealMethod } from '../../core/payouts/seal-method.ts';
import type { SealedText } from '../../core/privacy/sealed-text.ts';
import type { TextSeal } from '../../core/privacy/text-seal.ts';
import type { PayoutMethod } from '../../core/programs/program.ts';

/** The seal of the tests, under a key that every test may know. */
export const aTextSeal = textSeal({ current: 's1', keys: { s1: 'seal-key-of-the-tests' } });

/** As factories seal: the same value looks the same within a test, so that it can be compared. */
const repeatable = {
  ...aTextSeal,
  seal: memoized(aTextSeal.seal),
};

/** An account's number as it is stored. */
export const aSealedAccount = (number: string, merchantId = 'acme'): SealedText =>
  sealAccount(repeatable, merchantId, number);

/** A way to be paid as it is stored. */
export const aSealedMethod = (method: OpenPayoutMethod, merchantId = 'acme'): PayoutMethod =>
  sealMethod(repeatable, merchantId, method);

function memoized(seal: TextSeal['seal']): TextSeal['seal'] {
  const known = new Map<string, string>();
  return (place, text) => {
    const key = JSON.stringify([place, text]);
    const sealed = known.get(key) ?? seal(place, text);
    known.set(key, sealed);
    return sealed;
  };
}
