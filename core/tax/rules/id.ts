import { percent } from '../percent.ts';
import type { TaxBand, WithholdingRule } from '../withholding-rule.ts';

const common = {
  ...{ payerCountry: 'ID', currency: 'IDR', reviewedOn: '2026-11-27' },
  rounding: 'down',
} as const satisfies Partial<WithholdingRule>;

/** Art. 17 of the income tax law, as amended by law 7/2021, in rupiah a year; per payment for those who are no employees. */
const article17: readonly TaxBand[] = [
  { upToMinorUnits: 6_000_000_000n, rate: percent(5n) },
  { upToMinorUnits: 25_000_000_000n, rate: percent(15n) },
  { upToMinorUnits: 50_000_000_000n, rate: percent(25n) },
  { upToMinorUnits: 500_000_000_000n, rate: percent(30n) },
  { rate: percent(35n) },
];

/** Indonesia. */
export const idRules: readonly WithholdingRule[] = [
  {
    ...common,
    ruleId: 'id-pph21-non-employee',
    payeeCountry: 'ID',
    payeeKinds: ['individual'],
    incomeKinds: ['commission', 'fee', 'in-kind'],
    base: percent(50n),
    method: { kind: 'bands', bands: article17 },
    validFrom: '2024-01-01',
    authority: 'PMK 168/2023 Art. 3, Art. 17 UU PPh',
    source: 'https://jdih.kemenkeu.go.id/dok/pmk-168-tahun-2023',
    certainty: 'certain',
    note: 'Each payment by itself, without PTKP.',
  },
  {
    ...common,
    ruleId: 'id-pph23',
    payeeCountry: 'ID',
    payeeKinds: ['company'],
    incomeKinds: ['commission', 'fee'],
    requires: ['npwp'],
    method: { kind: 'rate', rate: percent(2n) },
    validFrom: '2015-08-24',
    authority: 'UU PPh Art. 23, PMK 141/PMK.03/2015',
    source: 'https://jdih.kemenkeu.go.id/dok/pmk-141-pmk-03-2015',
    certainty: 'certain',
  },
  {
    ...common,
    ruleId: 'id-pph23-no-npwp',
    payeeCountry: 'ID',
    payeeKinds: ['company'],
    incomeKinds: ['commission', 'fee'],
    excludes: ['npwp'],
    method: { kind: 'rate', rate: percent(4n) },
    validFrom: '2015-08-24',
    authority: 'UU PPh Art. 23(1a), PMK 141/PMK.03/2015',
    source: 'https://jdih.kemenkeu.go.id/dok/pmk-141-pmk-03-2015',
    certainty: 'certain',
  },
  {
    ...common,
    ruleId: 'id-pph26',
    payeeCountry: 'abroad',
    incomeKinds: ['commission', 'fee', 'royalty'],
    excludes: ['treaty'],
    method: { kind: 'rate', rate: percent(20n) },
    validFrom: '2009-01-01',
    authority: 'UU PPh Art. 26',
    source: 'https://www.pajak.go.id/id/pph-pasal-26',
    certainty: 'certain',
    note: 'A treaty lowers it with form DGT: then the rate is that of the treaty, which is not in this table.',
  },
];
