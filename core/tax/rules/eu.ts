import { percent } from '../percent.ts';
import type { WithholdingRule } from '../withholding-rule.ts';

/** Members of which it is settled that nothing is kept back from commissions and fees between businesses. */
const members: readonly (readonly [country: string, currency: string])[] = [
  ['AT', 'EUR'],
  ['BE', 'EUR'],
  ['DE', 'EUR'],
  ['DK', 'DKK'],
  ['FR', 'EUR'],
  ['IE', 'EUR'],
  ['LU', 'EUR'],
  ['NL', 'EUR'],
];

/** Members that keep something back from residents, or do unless something is on file. Nobody is paid there before it is verified. */
const keeping: readonly (readonly [
  country: string,
  currency: string,
  rate: bigint,
  authority: string,
])[] = [
  ['ES', 'EUR', 15n, 'Ley 35/2006 (IRPF) art. 101.5'],
  ['GR', 'EUR', 20n, 'Law 4172/2013 art. 64'],
  ['IT', 'EUR', 23n, 'DPR 600/1973 art. 25-bis'],
  ['PT', 'EUR', 23n, 'CIRS art. 101'],
  ['SE', 'SEK', 30n, 'Skatteförfarandelagen ch. 10, without F-skatt'],
];

const common = {
  ...{ validFrom: '2010-01-01', reviewedOn: '2026-11-27' },
  source: 'https://taxation-customs.ec.europa.eu/',
} as const satisfies Partial<WithholdingRule>;

/** Members of the European Union. */
export const euRules: readonly WithholdingRule[] = [
  ...members.flatMap(([country, currency]): WithholdingRule[] =>
    ([country, 'abroad'] as const).map((payeeCountry) => ({
      ...common,
      ruleId: `${country.toLowerCase()}-services${payeeCountry === 'abroad' ? '-from-abroad' : ''}`,
      ...{ payerCountry: country, payeeCountry, currency },
      incomeKinds: ['commission', 'fee', 'in-kind'],
      method: { kind: 'nothing' },
      authority: 'No tax at source on services between businesses',
      certainty: 'certain',
      ...(payeeCountry === 'abroad'
        ? { note: 'VAT: reverse charge, Directive 2006/112/EC art. 44 and 196.' }
        : {}),
    })),
  ),
  ...keeping.map(
    ([country, currency, rate, authority]): WithholdingRule => ({
      ...common,
      ruleId: `${country.toLowerCase()}-services`,
      ...{ payerCountry: country, payeeCountry: country, currency, authority },
      incomeKinds: ['commission', 'fee'],
      method: { kind: 'rate', rate: percent(rate) },
      certainty: 'to-verify',
    }),
  ),
  {
    ...common,
    ruleId: 'de-50a-rights',
    ...{ payerCountry: 'DE', payeeCountry: 'abroad', currency: 'EUR' },
    incomeKinds: ['royalty'],
    excludes: ['treaty'],
    // 15 % and the solidarity surcharge of 5.5 % of it.
    method: { kind: 'rate', rate: percent(15_825n, 1_000n) },
    authority: 'EStG §50a(1) no. 3, (2)',
    certainty: 'to-verify',
    note: 'Whether a right is granted or a service done has to be decided first.',
  },
];
