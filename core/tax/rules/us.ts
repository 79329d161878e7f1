import { percent } from '../percent.ts';
import type { WithholdingRule } from '../withholding-rule.ts';

const common = { payerCountry: 'US', currency: 'USD', reviewedOn: '2026-11-27' } as const;
const form1099 = (dollars: bigint) =>
  ({ form: '1099-NEC', fromMinorUnits: dollars * 100n }) as const;
const backup = {
  ...common,
  payeeCountry: 'US',
  incomeKinds: ['commission', 'fee', 'royalty', 'in-kind'],
  excludes: ['tin'],
  method: { kind: 'rate', rate: percent(24n) },
  source: 'https://www.irs.gov/taxtopics/tc307',
  certainty: 'certain',
  note: 'Withheld from the first payment: whether the year will reach the amount from which payments are reportable (§3406(b)(6)) is known too late. The payee credits it.',
} as const satisfies Partial<WithholdingRule>;
const resident = {
  ...common,
  payeeCountry: 'US',
  incomeKinds: ['commission', 'fee', 'in-kind'],
  requires: ['tin'],
  method: { kind: 'nothing' },
  source: 'https://www.irs.gov/instructions/i1099mec',
  certainty: 'certain',
} as const satisfies Partial<WithholdingRule>;

/** The United States. */
export const usRules: readonly WithholdingRule[] = [
  {
    ...resident,
    ruleId: 'us-1099-nec-600',
    report: form1099(600n),
    ...{ validFrom: '2020-01-01', validTo: '2025-12-31' },
    authority: 'IRC §6041(a), before P.L. 119-21',
  },
  {
    ...resident,
    ruleId: 'us-1099-nec-2000',
    report: form1099(2_000n),
    ...{ validFrom: '2026-01-01', validTo: '2026-12-31' },
    authority: 'IRC §6041(a), as amended by P.L. 119-21 §70433',
  },
  {
    ...resident,
    ruleId: 'us-1099-nec-indexed',
    report: form1099(2_000n),
    ...{ validFrom: '2027-01-01', certainty: 'to-verify' },
    authority: 'IRC §6041(a), as amended by P.L. 119-21 §70433',
    note: 'The amount is indexed in steps of 100 dollars from 2027 on: look it up.',
  },
  {
    ...backup,
    ruleId: 'us-backup-600',
    report: form1099(600n),
    ...{ validFrom: '2018-01-01', validTo: '2025-12-31' },
    authority: 'IRC §3406(a)',
  },
  {
    ...backup,
    ruleId: 'us-backup-2000',
    report: form1099(2_000n),
    validFrom: '2026-01-01',
    authority: 'IRC §3406(a), (b)(6)',
  },
  {
    ...common,
    ruleId: 'us-foreign-services-abroad',
    payeeCountry: 'abroad',
    incomeKinds: ['commission', 'fee', 'in-kind'],
    performed: 'abroad',
    requires: ['foreign-status'],
    method: { kind: 'nothing' },
    validFrom: '2001-01-01',
    authority: 'IRC §§861(a)(3), 862(a)(3)',
    source:
      'https://www.irs.gov/individuals/international-taxpayers/nonresident-aliens-source-of-income',
    certainty: 'certain',
    note: 'Foreign source: no tax, and no 1042-S.',
  },
  {
    ...common,
    ruleId: 'us-foreign-services-here',
    payeeCountry: 'abroad',
    incomeKinds: ['commission', 'fee', 'in-kind'],
    performed: 'here',
    excludes: ['treaty'],
    method: { kind: 'rate', rate: percent(30n) },
    report: { form: '1042-S', fromMinorUnits: 1n },
    validFrom: '2001-01-01',
    authority: 'IRC §§1441, 1442',
    source: 'https://www.irs.gov/individuals/international-taxpayers/nra-withholding',
    certainty: 'certain',
  },
  {
    ...common,
    ruleId: 'us-foreign-royalties',
    payeeCountry: 'abroad',
    incomeKinds: ['royalty'],
    excludes: ['treaty'],
    method: { kind: 'rate', rate: percent(30n) },
    report: { form: '1042-S', fromMinorUnits: 1n },
    validFrom: '2001-01-01',
    authority: 'IRC §§861(a)(4), 1441, 1442',
    source: 'https://www.irs.gov/individuals/international-taxpayers/nra-withholding',
    certainty: 'to-verify',
    note: 'By the place of use; what of a deal is service and what is royalty has to be decided first.',
  },
];
