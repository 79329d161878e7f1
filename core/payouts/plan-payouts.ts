import { isCash } from '../ledger/is-cash.ts';
import type { Merchant } from '../programs/program.ts';
import type { TaxVerdict } from '../tax/judge-tax.ts';
import type { Instant } from '../time/instant.ts';
import { conversionOfPlan } from './conversion-of-plan.ts';
import { type DuePayout, divideIntoBatches } from './divide-into-batches.ts';
import { duplicateAccount } from './duplicate-accounts.ts';
import { defaultQuoteSource, type PayoutQuotes } from './find-quote.ts';
import type { RefusingVerdict } from './judge-account.ts';
import { judgeParts } from './judge-parts.ts';
import type { Receiver } from './list-receivers.ts';
import { movedCurrencyOf } from './moved-currency.ts';
import type { PayableAccount } from './payable-account.ts';
import type { PayoutBatch, PayoutRun, PayoutSkip } from './payout-store.ts';
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
  /** For accounts of other currencies than the ledger's. Absent: no rate is known. */
  readonly quotes?: PayoutQuotes;
};

/**
 * Decides who is paid how much of which currency, in batches of one rail and currency, and says of
 * everybody else why not. What is no cash is no payout's business. A pure function of the accounts; nothing is reserved yet, and each
 * reservation looks at the account again.
 */
export function planPayouts(plan: PayoutPlan): PayoutRun {
  const { accounts, debtor, originator, tax, rails = {}, quotes, ...run } = plan;
  const judging = { debtor, originator, rails, ...(quotes === undefined ? {} : { quotes }) };
  const taxOf = makeTaxOfPlan(tax);
  const rateSource = quotes?.source ?? defaultQuoteSource;
  const due: DuePayout[] = [];
  const skipped: PayoutSkip[] = [];
  for (const account of accounts.toSorted((a, b) => compare(creatorOf(a), creatorOf(b)))) {
    for (const currency of Object.keys(account.head.balances).filter(isCash).toSorted(compare)) {
      for (const verdict of judgeParts(account, { currency, ...judging })) {
        const { minorUnits, payeeId } = verdict;
        const whose = receiverOf(account, payeeId);
        const place = { ...whose, currency, minorUnits };
        if (!verdict.pays) {
          skipped.push({ ...place, ...reasonOf(verdict) });
          continue;
        }
        const taxed = taxOf(account.taxes ?? [], whose, { minorUnits, currency });
        if (taxed?.kind === 'hold') {
          skipped.push({ ...place, reason: taxed.reason, detail: taxed.detail });
          continue;
        }
        const withheld = withheldBy(taxed);
        const net = { currency, minorUnits: minorUnits - (withheld.withheldMinorUnits ?? 0n) };
        const exchanged = conversionOfPlan(verdict, net, plan.startedAt);
        if (exchanged === 'nothing') {
          skipped.push({ ...place, reason: 'below-minimum' });
          continue;
        }
        due.push({
          ...{ ...place, rail: verdict.method.rail, ...withheld, ...exchanged },
          movedCurrency: movedCurrencyOf(verdict.method, currency),
          ...signalsOf(account, payeeId),
        });
      }
    }
  }
  return { ...run, ...divideIntoBatches(plan.runId, due, { rails, rateSource }), skipped };
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
  return run.batches.map(({ batchId, rail, currency, exchange, connectionId }) => ({
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

/** What was approved of each receiver: directly paid creators first, as `listReceivers` has them. */
function boundsOf(
  { approval, planned }: PayoutRun,
  batchId: string,
): Pick<PayoutBatch, 'approvedMinorUnits'> {
  if (approval === undefined) return {};
  const members = planned.filter((each) => each.batchId === batchId);
  const inOrder = [
    ...members.filter(({ payeeId }) => payeeId === undefined),
    ...members.filter(({ payeeId }) => payeeId !== undefined),
  ];
  return { approvedMinorUnits: inOrder.map(({ minorUnits }) => minorUnits) };
}

const creatorOf = ({ head }: PayableAccount): string => head.creatorId;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
