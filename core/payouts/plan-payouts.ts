import { isCash } from '../ledger/is-cash.ts';
import { kindOfUnit } from '../plans/kind-of-unit.ts';
import type { Merchant } from '../programs/program.ts';
import type { RewardValue } from '../tax/fair-value.ts';
import type { TaxVerdict } from '../tax/judge-tax.ts';
import type { Instant } from '../time/instant.ts';
import { isCalledRail } from './called-rails.ts';
import { duplicateAccount } from './duplicate-accounts.ts';
import { earnedPart } from './earned-part.ts';
import type { RefusingVerdict } from './judge-account.ts';
import { judgeParts } from './judge-parts.ts';
import type { PayableAccount } from './payable-account.ts';
import type { PayoutBatch, PayoutRun, PayoutSkip, Rail, RunSchedule } from './payout-store.ts';
import { makeTaxOfPlan, type PayerOfPlan } from './tax-of-plan.ts';
import type { UsableRails } from './usable-rail.ts';

/** More accounts than this in one batch would take longer than a worker may. */
export const maxAccountsPerBatch = 200;

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
};

type Due = {
  readonly creatorId: string;
  readonly payeeId?: string;
  readonly currency: string;
  readonly rail: Rail;
  readonly minorUnits: bigint;
  readonly withheldMinorUnits?: bigint;
  readonly indirectTaxMinorUnits?: bigint;
  readonly signals?: PayoutRun['planned'][number]['signals'];
  readonly payableBefore?: Instant;
};

/**
 * Decides who is paid how much of which currency, in batches of one rail and currency, and says of
 * everybody else why not. What is no cash is handed out whole, without tax. A pure function of the accounts; nothing is reserved yet, and each
 * reservation looks at the account again.
 */
export function planPayouts(plan: PayoutPlan): PayoutRun {
  const { accounts, debtor, originator, tax, rails = {}, rewardValues = [], ...run } = plan;
  const taxOf = makeTaxOfPlan(tax);
  const due: Due[] = [];
  const skipped: PayoutSkip[] = [];
  for (const account of accounts.toSorted((a, b) => compare(creatorOf(a), creatorOf(b)))) {
    for (const currency of Object.keys(account.head.balances).toSorted(compare)) {
      for (const verdict of judgeParts(account, { currency, debtor, originator, rails })) {
        const { minorUnits, payeeId } = verdict;
        const whose = {
          creatorId: creatorOf(account),
          ...(payeeId === undefined ? {} : { payeeId }),
        };
        const place = { ...whose, currency, minorUnits };
        if (!verdict.pays) {
          skipped.push({ ...place, ...reasonOf(verdict) });
          continue;
        }
        const earned = earnedPart(account.head, place);
        const taxed = isCash(currency)
          ? taxOf(account.taxes ?? [], whose, { minorUnits: earned, currency }, minorUnits)
          : undefined;
        if (taxed?.kind === 'hold') {
          skipped.push({ ...place, reason: taxed.reason, detail: taxed.detail });
          continue;
        }
        due.push({
          ...{ ...place, rail: verdict.method.rail },
          ...withheldBy(taxed),
          ...(earned === minorUnits ? {} : { indirectTaxMinorUnits: minorUnits - earned }),
          ...signalsOf(account, payeeId),
          ...cutOffOf(account),
        });
      }
    }
  }
  return { ...run, ...divideIntoBatches(plan.runId, due, rails, rewardValues), skipped };
}

function withheldBy(taxed: TaxVerdict | undefined): Pick<Due, 'withheldMinorUnits'> {
  if (taxed?.kind !== 'withhold') return {};
  return { withheldMinorUnits: taxed.withholding.withheldMinorUnits };
}

function signalsOf({ duplicates = [] }: PayableAccount, payeeId = ''): Pick<Due, 'signals'> {
  return duplicates.includes(payeeId) ? { signals: [duplicateAccount] } : {};
}

const cutOffOf = ({ payableBefore }: PayableAccount): Pick<Due, 'payableBefore'> =>
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
  return run.batches.map(({ batchId, rail, currency, connectionId, rewardValue }) => ({
    merchantId: run.merchantId,
    batchId,
    runId: run.runId,
    rail,
    currency,
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

function divideIntoBatches(
  runId: string,
  due: readonly Due[],
  rails: UsableRails,
  rewardValues: readonly RewardValue[],
): Pick<PayoutRun, 'batches' | 'planned'> {
  const nameBatch = makeBatchNames(runId);
  const groups = Map.groupBy(due, ({ rail, currency }) => `${rail}-${currency}`);
  const batches = [...groups]
    .toSorted(([a], [b]) => compare(a, b))
    .flatMap(([, members]) => chunksOf(members, sizeOf(members, rails)))
    .map((chunk) => ({ batchId: nameBatch(chunk), chunk }));
  return {
    batches: batches.flatMap(({ batchId, chunk }) => {
      const [first] = chunk;
      if (first === undefined) return [];
      const { rail, currency } = first;
      const usable = isCalledRail(rail) ? rails[rail] : undefined;
      const account = usable === undefined ? {} : { connectionId: usable.connectionId };
      const rewardValue = rewardValues.find(({ amount }) => amount.unit === currency);
      const worth = rewardValue === undefined ? {} : { rewardValue };
      return [{ batchId, rail, currency, accounts: chunk.length, ...account, ...worth }];
    }),
    planned: batches.flatMap(({ batchId, chunk }) =>
      chunk.map(({ rail: _, ...planned }) => ({ ...planned, batchId })),
    ),
  };
}

/** Names batches one after the other: a SKU may hold anything, so goods are named by their kind, and counted on. */
function makeBatchNames(runId: string) {
  const counts = new Map<string, number>();
  return ([first]: readonly Due[]): string => {
    const { rail = '', currency = '' } = first ?? {};
    const name = `${runId}-${rail}-${kindOfUnit(currency) ?? currency}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}-${count}`;
  };
}

/** A batch is one order of its rail. */
function sizeOf([first]: readonly Due[], rails: UsableRails): number {
  const usable = first !== undefined && isCalledRail(first.rail) ? rails[first.rail] : undefined;
  return Math.min(maxAccountsPerBatch, usable?.limits.maxPaymentsPerOrder ?? maxAccountsPerBatch);
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

const creatorOf = ({ head }: PayableAccount): string => head.creatorId;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
