import type { Payee } from '../../../core/payees/payee.ts';
import type { PayeeTerms } from '../../../core/payees/payee-assignment.ts';
import { aSealedMethod } from '../a-text-seal.ts';

const bankMethod = {
  rail: 'sepa',
  holder: 'Northern Talent GmbH',
  iban: 'NL91ABNA0417164300',
} as const;

/** An agency with a bank account. */
export function aPayee(changes: Partial<Payee> = {}): Payee {
  return {
    merchantId: 'acme',
    payeeId: 'northern',
    name: 'Northern Talent',
    kind: 'agency',
    payoutMethod: aSealedMethod(bankMethod, changes.merchantId),
    ...changes,
  };
}

/** The agency keeps 15 %, the creator is paid the rest. */
export function somePayeeTerms(changes: Partial<PayeeTerms> = {}): PayeeTerms {
  return { payeeId: 'northern', cutBasisPoints: 1_500, remainderTo: 'creator', ...changes };
}
