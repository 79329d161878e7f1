import { percent } from '../percent.ts';
import type { WithholdingRule } from '../withholding-rule.ts';

const common = {
  ...{ payerCountry: 'IN', payeeCountry: 'IN', currency: 'INR', reviewedOn: '2026-11-27' },
  rounding: 'half-up',
  certainty: 'certain',
} as const satisfies Partial<WithholdingRule>;
const overInYear = (rupees: bigint) =>
  ({ minorUnits: rupees * 100n, counts: 'year', reached: 'over' }) as const;
const commission = {
  ...common,
  incomeKinds: ['commission'],
  source: 'https://incometaxindia.gov.in/Pages/acts/income-tax-act.aspx',
} as const satisfies Partial<WithholdingRule>;
const withPan = { requires: ['pan'] } as const;
const withoutPan = { excludes: ['pan'], method: { kind: 'rate', rate: percent(20n) } } as const;
const law = 'Income-tax Act 1961';
const newLaw = {
  validFrom: '2026-04-01',
  certainty: 'to-verify',
  authority: 'Income-tax Act 2025 s.393(1)',
  note: 'The rates are those of before; the sections of the new act are known from commentary only.',
} as const;

/** India. */
export const inRules: readonly WithholdingRule[] = [
  {
    ...{ ...commission, ...withPan, ruleId: 'in-194h-5' },
    threshold: overInYear(15_000n),
    method: { kind: 'rate', rate: percent(5n) },
    ...{ validFrom: '2016-06-01', validTo: '2024-09-30', authority: `${law} s.194H` },
  },
  {
    ...{ ...commission, ...withPan, ruleId: 'in-194h-2' },
    threshold: overInYear(15_000n),
    method: { kind: 'rate', rate: percent(2n) },
    ...{ validFrom: '2024-10-01', validTo: '2025-03-31' },
    authority: `${law} s.194H, as amended by the Finance (No. 2) Act 2024`,
  },
  {
    ...{ ...commission, ...withPan, ruleId: 'in-194h-2025' },
    threshold: overInYear(20_000n),
    method: { kind: 'rate', rate: percent(2n) },
    ...{ validFrom: '2025-04-01', validTo: '2026-03-31' },
    authority: `${law} s.194H, as amended by the Finance Act 2025`,
    note: 'Exactly 20,000 in a year is still free; once it is more, all of the year is taxed.',
  },
  {
    ...{ ...commission, ...withPan, ruleId: 'in-393-commission' },
    threshold: overInYear(20_000n),
    method: { kind: 'rate', rate: percent(2n) },
    ...newLaw,
  },
  {
    ...{ ...commission, ...withoutPan, ruleId: 'in-194h-no-pan' },
    threshold: overInYear(20_000n),
    ...{ validFrom: '2025-04-01', validTo: '2026-03-31', authority: `${law} ss.194H, 206AA` },
  },
  {
    ...{ ...commission, ...withoutPan, ruleId: 'in-393-commission-no-pan' },
    threshold: overInYear(20_000n),
    ...newLaw,
  },
  {
    ...{ ...common, ...withPan, ruleId: 'in-194j-2025', incomeKinds: ['fee', 'royalty'] },
    threshold: overInYear(50_000n),
    method: { kind: 'rate', rate: percent(10n) },
    ...{ validFrom: '2025-04-01', validTo: '2026-03-31' },
    authority: `${law} s.194J, as amended by the Finance Act 2025`,
    source: commission.source,
  },
  {
    ...{ ...common, ...withPan, ruleId: 'in-194r', incomeKinds: ['in-kind'] },
    threshold: overInYear(20_000n),
    method: { kind: 'rate', rate: percent(10n) },
    ...{ validFrom: '2022-07-01', validTo: '2026-03-31', authority: `${law} s.194R` },
    source: commission.source,
  },
];
