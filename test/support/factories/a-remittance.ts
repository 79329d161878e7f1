import type { Remittance } from '../../../core/tax/remittance.ts';

/** 1.00 USD of the first quarter of 2026, paid to the IRS on 15 April. */
export function aRemittance(changes: Partial<Remittance> = {}): Remittance {
  return {
    ...{ merchantId: 'acme', country: 'US', period: '2026-Q1', taxYear: 2026 },
    ...{ currency: 'USD', minorUnits: 100n, reference: 'EFTPS 4711', paidOn: '2026-04-15' },
    ...changes,
  };
}
