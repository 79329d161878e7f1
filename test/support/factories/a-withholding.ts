import type { PayoutWithholding } from '../../../core/tax/payout-withholding.ts';

/** Of 10.00, 24 % are withheld on 20 March 2026. */
export function aWithholding(changes: Partial<PayoutWithholding> = {}): PayoutWithholding {
  return {
    ...{ incomeKind: 'commission', grossMinorUnits: 1_000n, withheldMinorUnits: 240n },
    ...{ day: '2026-03-20', taxYear: 2026, payerCountry: 'US', ruleId: 'us-backup-2000' },
    working: ['24 % of 10.00 USD: 2.40 USD.'],
    ...changes,
  };
}
