import { describe, expect, it } from '@jest/globals';
import { evidenceAt } from '../../../core/tax/evidence-at.ts';
import type { TaxForm } from '../../../core/tax/tax-profile.ts';

const aForm = (kind: TaxForm['kind'], from: string, changes: Partial<TaxForm> = {}): TaxForm => ({
  ...{ kind, from, evidence: 'scan' },
  ...changes,
});
const shown = (day: string, ...forms: TaxForm[]) => evidenceAt({ forms }, day);

describe('evidenceAt', () => {
  it('counts a form from the day on which it was signed', () => {
    const form = aForm('W-9', '2026-01-05');

    expect(shown('2026-01-04', form)).toEqual([]);
    expect(shown('2026-01-05', form)).toEqual(['tin']);
    expect(shown('2060-01-01', form)).toEqual(['tin']);
  });

  it.each(['W-8BEN', 'W-8BEN-E'] as const)(
    'counts a %s until the end of the third year after its signature',
    (kind) => {
      const form = aForm(kind, '2023-02-01', { treaty: true });

      expect(shown('2026-12-31', form)).toEqual(['foreign-status', 'treaty']);
      expect(shown('2027-01-01', form)).toEqual([]);
    },
  );

  it('counts a form DGT for twelve months', () => {
    const form = aForm('dgt', '2025-03-10');

    expect(shown('2026-03-09', form)).toEqual(['treaty']);
    expect(shown('2026-03-10', form)).toEqual([]);
  });

  it('ends a form when it was said to end, and never later than by law', () => {
    const until = (day: string) => aForm('W-8BEN', '2023-02-01', { until: day });

    expect(shown('2025-01-01', until('2024-12-31'))).toEqual([]);
    expect(shown('2027-06-01', until('2028-12-31'))).toEqual([]);
  });

  it('puts all forms together, each evidence once, and nothing for what no rule asks for', () => {
    const forms = [
      aForm('abn', '2026-01-01'),
      aForm('abn', '2026-02-01'),
      aForm('vat', '2026-01-01'),
    ];

    expect(shown('2026-03-01', ...forms, aForm('hobby', '2026-01-01'))).toEqual(['abn', 'hobby']);
  });
});
