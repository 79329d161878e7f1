import type { PayoutMethod } from '../../core/programs/program.ts';
import { aSealedMethod } from '../../test/support/a-text-seal.ts';

const bankCode = '37040044';

/** Creator number `n` of the benchmark. */
export const payeeOf = (n: number): string => `creator-${String(n).padStart(6, '0')}`;

/** A German account of their own for each creator, with the right check number (ISO 13616). */
export function bankAccountOf(n: number): PayoutMethod {
  const account = bankCode + String(532_013_000 + n).padStart(10, '0');
  // DE00 at the end, as digits: D is 13, E is 14.
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  const iban = `DE${String(check).padStart(2, '0')}${account}`;
  return aSealedMethod({ rail: 'sepa', holder: `Creator Number ${n}`, iban });
}
