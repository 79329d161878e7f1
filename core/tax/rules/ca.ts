import { percent } from '../percent.ts';
import type { WithholdingRule } from '../withholding-rule.ts';

const common = {
  ...{ payerCountry: 'CA', currency: 'CAD', reviewedOn: '2026-11-27' },
} as const satisfies Partial<WithholdingRule>;

/** Canada, federal. */
export const caRules: readonly WithholdingRule[] = [
  {
    ...common,
    ruleId: 'ca-t4a',
    payeeCountry: 'CA',
    incomeKinds: ['commission', 'fee'],
    method: { kind: 'nothing' },
    report: { form: 'T4A', fromMinorUnits: 50_001n },
    validFrom: '2010-01-01',
    authority: 'Income Tax Regulations, Part II, s.200',
    source: 'https://www.canada.ca/en/revenue-agency/services/tax/businesses/topics/payroll/t4a',
    certainty: 'certain',
    note: 'Box 048 where the year is over 500 dollars.',
  },
  {
    ...common,
    ruleId: 'ca-reg-105',
    payeeCountry: 'abroad',
    incomeKinds: ['commission', 'fee'],
    performed: 'here',
    excludes: ['treaty'],
    method: { kind: 'rate', rate: percent(15n) },
    report: { form: 'T4A-NR', fromMinorUnits: 1n },
    validFrom: '1980-01-01',
    authority: 'Income Tax Regulations s.105',
    source: 'https://www.canada.ca/en/revenue-agency/services/tax/international-non-residents',
    certainty: 'certain',
    note: 'In Quebec 9 % more, which is not in this table.',
  },
  {
    ...common,
    ruleId: 'ca-services-abroad',
    payeeCountry: 'abroad',
    incomeKinds: ['commission', 'fee'],
    performed: 'abroad',
    method: { kind: 'nothing' },
    validFrom: '1980-01-01',
    authority: 'Income Tax Regulations s.105 (services rendered in Canada only)',
    source: 'https://www.canada.ca/en/revenue-agency/services/tax/international-non-residents',
    certainty: 'certain',
  },
  {
    ...common,
    ruleId: 'ca-royalties-abroad',
    payeeCountry: 'abroad',
    incomeKinds: ['royalty'],
    excludes: ['treaty'],
    method: { kind: 'rate', rate: percent(25n) },
    validFrom: '1980-01-01',
    authority: 'Income Tax Act s.212(1)(d)',
    source: 'https://www.canada.ca/en/revenue-agency/services/tax/international-non-residents',
    certainty: 'to-verify',
    note: 'Many royalties for the use of works are exempt under s.212(1)(d)(vi).',
  },
];
