import { roundFraction } from '../money/round-fraction.ts';
import type { InvoiceTax } from './invoice-tax.ts';

/** The tax on a net amount in minor units, rounded half up as EN 16931 has it (BR-CO-17). */
export function computeInvoiceTax(netMinorUnits: bigint, tax: InvoiceTax): bigint {
  if (tax.category !== 'S') return 0n;
  const [whole = '0', rest = ''] = tax.percent.split('.');
  const scale = 10n ** BigInt(rest.length);
  return roundFraction(netMinorUnits * BigInt(whole + rest), 100n * scale, 'half-up');
}
