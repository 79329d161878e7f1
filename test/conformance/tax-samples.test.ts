import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseDecimal } from '../../core/money/parse-decimal.ts';
import {
  type EarlierPayment,
  type TaxPayment,
  withholdingRules,
  withholdTax,
} from '../../core/tax/index.ts';

type Sample = {
  readonly id: string;
  readonly payment?: Readonly<Record<string, string | boolean>>;
  readonly payments?: readonly { readonly date: string; readonly gross: string }[];
  readonly expect: Readonly<Record<string, string | number | boolean>>;
};

const { cases } = JSON.parse(
  readFileSync(
    new URL('../../../shared/samples/tax/worked-examples.json', import.meta.url),
    'utf8',
  ),
) as { readonly cases: readonly Sample[] };

/** What the examples leave unsaid, because their rules say it: who pays, who is paid, and in what. */
const surroundings: Readonly<
  Record<string, { readonly ruleId: string; readonly currency: string } & Partial<TaxPayment>>
> = {
  'id-pph21-selebgram': { ruleId: 'id-pph21-non-employee', currency: 'IDR', ...inside('ID') },
  'us-backup-1000': { ruleId: 'us-backup-2000', currency: 'USD', ...inside('US') },
  'us-1099nec-2026': { ruleId: 'us-1099-nec-2000', currency: 'USD', ...inside('US', ['tin']) },
  'us-1099nec-2025': { ruleId: 'us-1099-nec-600', currency: 'USD', ...inside('US', ['tin']) },
  'us-remote-foreign': {
    ...{ ruleId: 'us-foreign-services-abroad', currency: 'USD', payerCountry: 'US' },
    payee: { country: 'GB', kind: 'individual', evidence: ['foreign-status'] },
    performedIn: 'GB',
  },
  'in-194h-below': { ruleId: 'in-194h-2025', currency: 'INR', ...inside('IN', ['pan']) },
  'au-75': { ruleId: 'au-no-abn', currency: 'AUD', ...inside('AU') },
  'br-irrf-6000': { ruleId: 'br-irrf-2026', currency: 'BRL', ...inside('BR') },
};

function inside(country: string, evidence: TaxPayment['payee']['evidence'] = []) {
  return { payerCountry: country, payee: { country, kind: 'individual' as const, evidence } };
}

/** The payments of an example, one after the other; the last decision counts. */
function decide({ id, payment = {}, payments }: Sample) {
  const { ruleId, currency, ...around } = surroundings[id] ?? { ruleId: '', currency: 'USD' };
  const minorUnits = (text: unknown) => parseDecimal(String(text), currency) ?? -1n;
  const paid = payments ?? [{ date: payment.date ?? `${payment.month}-28`, gross: payment.gross }];
  const earlier: EarlierPayment[] = [];
  let decision: ReturnType<typeof withholdTax> | undefined;
  for (const { date, gross } of paid) {
    const each: TaxPayment = {
      ...inside('ZZ'),
      ...{ paidOn: String(date), gross: { minorUnits: minorUnits(gross), currency } },
      ...{ incomeKind: id.startsWith('in-') ? 'commission' : 'fee', earlier: [...earlier] },
      ...(payment.inss === undefined ? {} : { socialSecurityMinorUnits: minorUnits(payment.inss) }),
      ...around,
    };
    decision = withholdTax(each, withholdingRules);
    earlier.push({
      ...{ paidOn: each.paidOn, incomeKind: each.incomeKind },
      grossMinorUnits: each.gross.minorUnits,
      withheldMinorUnits: decision.withholding?.withheldMinorUnits ?? 0n,
    });
  }
  return { ruleId, minorUnits, decision };
}

describe('the published examples of withholding', () => {
  it('are all looked at', () => {
    expect(cases.map(({ id }) => id).toSorted()).toEqual(Object.keys(surroundings).toSorted());
  });

  it.each(cases)('come out as written, by a rule with a name: $id', (sample) => {
    const { ruleId, minorUnits, decision } = decide(sample);
    const { withheld, net, total, reportable, year } = sample.expect;
    const { withholding } = decision ?? {};

    expect(withholding?.rule.ruleId).toBe(ruleId);
    if (withheld !== undefined) expect(withholding?.withheldMinorUnits).toBe(minorUnits(withheld));
    if (net !== undefined) expect(withholding?.netMinorUnits).toBe(minorUnits(net));
    if (total !== undefined)
      expect(withholding?.reporting?.totalMinorUnits).toBe(minorUnits(total));
    if (reportable !== undefined) {
      expect(withholding?.reporting).toMatchObject({ isReportable: reportable, taxYear: year });
    }
    // What only a professional says is shown, and nobody is paid by it.
    expect(decision?.outcome).toBe(sample.id === 'br-irrf-6000' ? 'hold' : 'withhold');
  });
});
