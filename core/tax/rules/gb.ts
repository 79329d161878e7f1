import type { WithholdingRule } from '../withholding-rule.ts';

const common = {
  ...{ payerCountry: 'GB', currency: 'GBP', reviewedOn: '2026-11-27', validFrom: '2007-04-06' },
  method: { kind: 'nothing' },
  authority: 'Income Tax Act 2007, Part 15',
  source: 'https://www.gov.uk/hmrc-internal-manuals/international-manual',
} as const satisfies Partial<WithholdingRule>;

/** The United Kingdom. */
export const gbRules: readonly WithholdingRule[] = [
  {
    ...common,
    ruleId: 'gb-services',
    payeeCountry: 'GB',
    incomeKinds: ['commission', 'fee', 'in-kind'],
    certainty: 'certain',
  },
  {
    ...common,
    ruleId: 'gb-services-from-abroad',
    payeeCountry: 'abroad',
    incomeKinds: ['commission', 'fee', 'in-kind'],
    certainty: 'certain',
    note: 'VAT: reverse charge between businesses.',
  },
  {
    ...common,
    ruleId: 'gb-royalties-abroad',
    payeeCountry: 'abroad',
    incomeKinds: ['royalty'],
    method: { kind: 'rate', rate: { numerator: 20n, denominator: 100n } },
    certainty: 'to-verify',
    authority: 'Income Tax Act 2007 s.906',
    note: 'Copyright royalties of professional authors may be exempt.',
  },
];
