import type { TaxProfile } from '../../../core/tax/tax-profile.ts';

/** `mia`, an American who has signed a W-9. */
export function aTaxProfile(changes: Partial<TaxProfile> = {}): TaxProfile {
  return {
    merchantId: 'acme',
    receiver: { kind: 'creator', id: 'mia' },
    country: 'US',
    kind: 'individual',
    forms: [
      {
        kind: 'W-9',
        from: '2026-01-05',
        evidence: 'scan 4711',
        number: { kind: 'ssn', ending: '1120' },
      },
    ],
    ...changes,
  };
}
