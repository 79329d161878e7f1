import { isCash } from '../ledger/is-cash.ts';
import type { Merchant } from '../programs/program.ts';
import type { RewardValue } from '../tax/fair-value.ts';
import type { TaxVerdict } from '../tax/judge-tax.ts';
import type { Instant } from '../time/instant.ts';
import { conversionOfPlan } from './conversion-of-plan.ts';
import { type DuePayout, divideIntoBatches } from './divide-into-batches.ts';
import { duplicateAccount } from './duplicate-accounts.ts';
import { earnedPart } from './earned-part.ts';
import { defaultQuoteSource, type PayoutQuotes } from './find-quote.ts';
import type { RefusingVerdict } from './judge-account.ts';
import { judgeParts, type PartVerdict } from './judge-parts.ts';
import type { Receiver } from './list-receivers.ts';
import { movedCurrencyOf } from './moved-currency.ts';
import type { PayableAccount } from './payable-account.ts';
import type { PayoutBatch, PayoutRun, PayoutSkip, RunSchedule } from './payout-store.ts';
import { makeTaxOfPlan, type PayerOfPlan } from './tax-of-plan.ts';
import type { UsableRails } from './usable-rail.ts';

export type PayoutPlan = {
  readonly merchantId: string;
  readonly runId: string;
  readonly startedAt: Instant;
  readonly dryRun: boolean;
  readonly debtor: Merchant['debtor'];
  /** The rails that are called over which the merchant can pay. Absent: none. */
  readonly rails?: UsableRails;
  readonly originator?: Merchant['originator'];
  readonly accounts: readonly PayableAccount[];
  /** Absent: the merchant withholds no tax. */
  readonly tax?: PayerOfPlan;
  /** Absent: somebody asked for it. */
  readonly schedule?: RunSchedule;
  /** What units that are no cash are worth. Absent: nobody has said. */
  readonly rewardValues?: readonly RewardValue[];
  /** For accounts of other currencies than the ledger's. Absent: no rate is known. */
  readonly quotes?: PayoutQuotes;
};

/**
 * Decides who is paid how much of which currency, in batches of one rail and currency, and says of
 * everybody else why not. What is no cash is handed out whole, without tax. A pure function of the accounts; nothing is reserved yet, and each
 * reservation looks at the account again.
 */
export function planPayouts(plan: PayoutPlan): PayoutRun {
  const { accounts, debtor, originator, tax, rails = {}, quotes, rewardValues = [], ...run } = plan;
  const judging = { debtor, originator, rails, ...(quotes === undefined ? {} : { quotes }) };
  const taxOf = makeTaxOfPlan(tax);
  const rateSource = quotes?.source ?? defaultQuoteSource;
  const decided = accounts
    .toSorted((a, b) => compare(creatorOf(a), creatorOf(b)))
    .flatMap((account) =>
      Object.keys(account.head.balances)
        .toSorted(compare)
        .flatMap((currency) =>
          judgeParts(account, { currency, ...judging }).map((verdict) =>
            planPayment(account, verdict, { currency, taxOf, startedAt: plan.startedAt }),
          ),
        ),
    );
  const due = decided.flatMap((each) => each.due ?? []);
  const skipped = decided.flatMap((each) => each.skipped ?? []);
  const common = { rails, rateSource, rewardValues };
  return { ...run, ...divideIntoBatches(plan.runId, due, common), skipped };
}

/** What becomes of one part of an account: it is paid, or it is said why not. */
type PlannedPayment =
  | { readonly due: DuePayout; readonly skipped?: undefined }
  | { readonly due?: undefined; readonly skipped: PayoutSkip };

function planPayment(
  account: PayableAccount,
  verdict: PartVerdict,
  context: {
    readonly currency: string;
    readonly taxOf: ReturnType<typeof makeTaxOfPlan>;
    readonly startedAt: Instant;
  },
): PlannedPayment {
  const { currency, taxOf, startedAt } = context;
  const { minorUnits, payeeId } = verdict;
  const whose = receiverOf(account, payeeId);
  const place = { ...whose, currency, minorUnits };
  if (!verdict.pays) return { skipped: { ...place, ...reasonOf(verdict) } };

  const earned = earnedPart(account.head, place);
  const taxed = isCash(currency)
    ? taxOf(account.taxes ?? [], whose, { minorUnits: earned, currency }, minorUnits)
    : undefined;
  if (taxed?.kind === 'hold') {
    return { skipped: { ...place, reason: taxed.reason, detail: taxed.detail } };
  }
  const withheld = withheldBy(taxed);
  const net = { currency, minorUnits: minorUnits - (withheld.withheldMinorUnits ?? 0n) };
  const exchanged = conversionOfPlan(verdict, net, startedAt);
  if (exchanged === 'nothing') return { skipped: { ...place, reason: 'below-minimum' } };
  return {
    due: {
      ...{ ...place, rail: verdict.method.rail, ...withheld, ...exchanged },
      movedCurrency: movedCurrencyOf(verdict.method, currency),
      ...(earned === minorUnits ? {} : { indirectTaxMinorUnits: minorUnits - earned }),
      ...signalsOf(account, payeeId),
      ...cutOffOf(account),
    },
  };
}

const receiverOf = (account: PayableAccount, payeeId: string | undefined): Receiver => ({
  creatorId: creatorOf(account),
  ...(payeeId === undefined ? {} : { payeeId }),
});

function withheldBy(taxed: TaxVerdict | undefined): Pick<DuePayout, 'withheldMinorUnits'> {
  if (taxed?.kind !== 'withhold') return {};
  return { withheldMinorUnits: taxed.withholding.withheldMinorUnits };
}

function signalsOf({ duplicates = [] }: PayableAccount, payeeId = ''): Pick<DuePayout, 'signals'> {
  return duplicates.includes(payeeId) ? { signals: [duplicateAccount] } : {};
}

const cutOffOf = ({ payableBefore }: PayableAccount): Pick<DuePayout, 'payableBefore'> =>
  payableBefore === undefined ? {} : { payableBefore };

const reasonOf = ({ reason, until, detail }: RefusingVerdict) => ({
  reason,
  ...(until === undefined ? {} : { until }),
  ...(detail === undefined ? {} : { detail }),
});

/** The batches of a run, as they are stored; the account that bank files debit is frozen with them, and that at a rail with the plan. */
export function batchesOf(
  run: PayoutRun,
  { debtor, originator }: Pick<Merchant, 'debtor' | 'originator'>,
): PayoutBatch[] {
  return run.batches.map(({ batchId, rail, currency, exchange, connectionId, rewardValue }) => ({
    merchantId: run.merchantId,
    batchId,
    runId: run.runId,
    rail,
    currency,
    ...(exchange === undefined ? {} : { exchange }),
    ...receiversOf(run.planned.filter((account) => account.batchId === batchId)),
    ...boundsOf(run, batchId),
    createdAt: run.startedAt,
    ...(rail === 'sepa' && debtor !== undefined ? { debtor } : {}),
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(rewardValue === undefined ? {} : { rewardValue }),
    ...(rail === 'nacha' && originator !== undefined ? { originator } : {}),
  }));
}

function receiversOf(
  planned: PayoutRun['planned'],
): Pick<PayoutBatch, 'creatorIds' | 'payeeParts'> {
  const creatorIds = planned.flatMap(({ creatorId, payeeId }) =>
    payeeId === undefined ? [creatorId] : [],
  );
  const payeeParts = planned.flatMap(({ creatorId, payeeId }) =>
    payeeId === undefined ? [] : [{ creatorId, payeeId }],
  );
  return { creatorIds, ...(payeeParts.length === 0 ? {} : { payeeParts }) };
}

/**
 * What was approved of each receiver, and until when it must have become payable: directly paid creators first, as
 * `listReceivers` has them. Either all of a run have a cut-off or none.
 */
function boundsOf(
  { approval, planned }: PayoutRun,
  batchId: string,
): Pick<PayoutBatch, 'approvedMinorUnits' | 'payableBefore'> {
  const members = planned.filter((each) => each.batchId === batchId);
  const inOrder = [
    ...members.filter(({ payeeId }) => payeeId === undefined),
    ...members.filter(({ payeeId }) => payeeId !== undefined),
  ];
  const cutOffs = inOrder.flatMap(({ payableBefore }) => payableBefore ?? []);
  return {
    ...(approval === undefined
      ? {}
      : { approvedMinorUnits: inOrder.map(({ minorUnits }) => minorUnits) }),
    ...(cutOffs.length === 0 ? {} : { payableBefore: cutOffs }),
  };
}

const creatorOf = ({ head }: PayableAccount): string => head.creatorId;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
