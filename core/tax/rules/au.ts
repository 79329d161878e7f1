import { percent } from '../percent.ts';
import type { WithholdingRule } from '../withholding-rule.ts';

const common = {
  ...{ payerCountry: 'AU', payeeCountry: 'AU', currency: 'AUD', reviewedOn: '2026-11-27' },
  incomeKinds: ['commission', 'fee', 'royalty', 'in-kind'],
  authority: 'Taxation Administration Act 1953, Schedule 1, s.12-190',
  source:
    'https://www.ato.gov.au/forms-and-instructions/statement-by-a-supplier-not-quoting-an-abn',
  certainty: 'certain',
} as const satisfies Partial<WithholdingRule>;

/** Australia. */
export const auRules: readonly WithholdingRule[] = [
  {
    ...common,
    ruleId: 'au-abn',
    requires: ['abn'],
    priority: 1,
    method: { kind: 'nothing' },
    validFrom: '2000-07-01',
  },
  {
    ...common,
    ruleId: 'au-hobby',
    requires: ['hobby'],
    excludes: ['abn'],
    payeeKinds: ['individual'],
    method: { kind: 'nothing' },
    validFrom: '2000-07-01',
    note: 'With a statement by a supplier, kept for five years.',
  },
  {
    ...common,
    ruleId: 'au-no-abn',
    excludes: ['abn', 'hobby'],
    threshold: { minorUnits: 7_500n, counts: 'payment', reached: 'over' },
    method: { kind: 'rate', rate: percent(47n) },
    rounding: 'half-up',
    validFrom: '2017-07-01',
    note: '75 dollars or less, without GST, are free.',
  },
];
