import type { Payout } from '../payouts/payout.ts';
import { cameBack } from '../payouts/payout.ts';
import { withholdingRules } from './rules/index.ts';
import { type TaxReceiver, taxReceiverOf } from './tax-receiver.ts';
import type { WithholdingRule } from './withholding-rule.ts';

/** What a receiver was paid in a tax year in a currency, as far as one return is about it. In minor units. */
export type TaxYearReport = {
  readonly merchantId: string;
  readonly receiver: TaxReceiver;
  readonly payerCountry: string;
  /** Such as `1099-NEC`; absent: no return of a known rule names the receiver. */
  readonly form?: string;
  readonly currency: string;
  readonly payments: number;
  /** Of them, those of which nobody has said yet that they arrived. */
  readonly unconfirmed: number;
  readonly grossMinorUnits: bigint;
  readonly withheldMinorUnits: bigint;
  /** The gross of each calendar quarter, by the days of the payments. */
  readonly quartersMinorUnits: readonly [bigint, bigint, bigint, bigint];
  /** The return names the receiver: the year reaches its amount, or something was withheld. */
  readonly isReportable: boolean;
};

type Taxed = Payout & { readonly withholding: NonNullable<Payout['withholding']> };

/**
 * Adds up the payouts of a tax year that did not come back, by receiver, return and currency; what is no cash by its fair value. Those of merchants who withheld
 * nothing by any rule are in no line.
 */
export function reportTaxYear(
  payouts: readonly Payout[],
  taxYear: number,
  rules: readonly WithholdingRule[] = withholdingRules,
): TaxYearReport[] {
  const reports = new Map(rules.map(({ ruleId, report }) => [ruleId, report]));
  const counted = payouts
    .flatMap(toTaxed)
    .filter(({ withholding }) => withholding.taxYear === taxYear)
    .filter(({ state }) => !cameBack.includes(state));
  const groups = Map.groupBy(counted, (payout) => nameOf(payout, reports));
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) =>
      first === undefined ? [] : [addUp([first, ...others], reports)],
    );
}

/** What is no cash counts like cash of its fair value. */
function toTaxed(payout: Payout): Taxed[] {
  const { withholding, fairValue } = payout;
  if (withholding !== undefined) return [{ ...payout, withholding }];
  if (fairValue === undefined) return [];
  const { currency, ruleId = '', dueMinorUnits: _, ...counted } = fairValue;
  return [{ ...payout, currency, withholding: { ...counted, ruleId, working: [] } }];
}

type Reports = ReadonlyMap<string, WithholdingRule['report']>;

const receiverOf = ({ creatorId, division }: Payout): TaxReceiver =>
  taxReceiverOf(creatorId, division?.payeeId);

function nameOf(payout: Taxed, reports: Reports): string {
  const { merchantId, currency, withholding } = payout;
  const { kind, id } = receiverOf(payout);
  const form = reports.get(withholding.ruleId)?.form ?? '';
  return JSON.stringify([merchantId, kind, id, withholding.payerCountry, form, currency]);
}

function addUp(payouts: readonly [Taxed, ...Taxed[]], reports: Reports): TaxYearReport {
  const [first] = payouts;
  const report = reports.get(first.withholding.ruleId);
  const grossMinorUnits = sum(payouts, ({ withholding }) => withholding.grossMinorUnits);
  const withheldMinorUnits = sum(payouts, ({ withholding }) => withholding.withheldMinorUnits);
  const ofQuarter = (quarter: number) =>
    sum(
      payouts.filter(({ withholding }) => quarterOf(withholding.day) === quarter),
      ({ withholding }) => withholding.grossMinorUnits,
    );
  return {
    merchantId: first.merchantId,
    receiver: receiverOf(first),
    payerCountry: first.withholding.payerCountry,
    ...(report === undefined ? {} : { form: report.form }),
    currency: first.currency,
    payments: payouts.length,
    unconfirmed: payouts.filter(({ state }) => state !== 'confirmed').length,
    grossMinorUnits,
    withheldMinorUnits,
    quartersMinorUnits: [ofQuarter(1), ofQuarter(2), ofQuarter(3), ofQuarter(4)],
    // Whom anything was withheld of is named whatever the amount: IRS, Instructions for Forms 1099-MISC and 1099-NEC.
    isReportable:
      report !== undefined && (grossMinorUnits >= report.fromMinorUnits || withheldMinorUnits > 0n),
  };
}

const quarterOf = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / 3);

const sum = (payouts: readonly Taxed[], pick: (payout: Taxed) => bigint): bigint =>
  payouts.reduce((total, payout) => total + pick(payout), 0n);
