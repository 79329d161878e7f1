import type { TextSeal } from '../privacy/text-seal.ts';
import type { PayoutMethod } from '../programs/program.ts';
import { openAccount, sealAccount } from './seal-account.ts';

type Sealed<Method> = Method extends { iban: unknown }
  ? Omit<Method, 'iban'> & { readonly iban: string }
  : Method extends { account: unknown }
    ? Omit<Method, 'account'> & { readonly account: string }
    : Method;

/** How somebody is paid, with the number of the account: only in whoever takes it in, writes a file, or shows it to its owner. */
export type OpenPayoutMethod = Sealed<PayoutMethod>;

/** A way to be paid as it may be stored: its account's number is sealed. */
export function sealMethod(
  seal: Pick<TextSeal, 'seal' | 'fingerprintsOf'>,
  merchantId: string,
  method: OpenPayoutMethod,
): PayoutMethod {
  switch (method.rail) {
    case 'sepa':
      return { ...method, iban: sealAccount(seal, merchantId, method.iban) };
    case 'csv':
      return { ...method, account: sealAccount(seal, merchantId, method.account) };
    case 'nacha': {
      const { account, routingNumber } = method;
      // Two banks have the same number for two people.
      const identity = `${routingNumber}/${account}`;
      return { ...method, account: sealAccount(seal, merchantId, account, identity) };
    }
    default:
      // Nobody has a number here: a person pays, or a rail that knows the receiver itself.
      return method;
  }
}

/** A way to be paid with the number of its account. @throws SealBrokenError if it does not open. */
export function openMethod(
  seal: Pick<TextSeal, 'open'>,
  merchantId: string,
  method: PayoutMethod,
): OpenPayoutMethod {
  switch (method.rail) {
    case 'sepa':
      return { ...method, iban: openAccount(seal, merchantId, method.iban) };
    case 'csv':
    case 'nacha':
      return { ...method, account: openAccount(seal, merchantId, method.account) };
    default:
      // Nobody has a number here: a person pays, or a rail that knows the receiver itself.
      return method;
  }
}
