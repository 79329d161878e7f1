import { toUnitDocument } from '../../core/assessment/explanation/amount-document.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { accountOf } from '../../core/payouts/account-of.ts';
import { toConversionDocument } from '../../core/payouts/describe-conversion.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import type { PayoutBatch, PayoutRun } from '../../core/payouts/payout-store.ts';
import type { RunApproval } from '../../core/payouts/run-approval.ts';
import type { SealedText } from '../../core/privacy/sealed-text.ts';
import type { PayoutMethod } from '../../core/programs/program.ts';
import type { FairValue } from '../../core/tax/fair-value.ts';
import type { PayoutWithholding } from '../../core/tax/payout-withholding.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { describeDivision } from '../shared/reading/describe-division.ts';
import { countPayouts } from './count-payouts.ts';

/** A payout as the API shows it; of the account it goes to, the last four characters. */
export function toPayoutDocument(payout: Payout) {
  const { payoutId, creatorId, runId, batchId, state, currency, minorUnits, division } = payout;
  const { withholding, fairValue } = payout;
  return {
    payoutId,
    creatorId,
    ...whoseOf(division),
    runId,
    batchId,
    state,
    amount: toUnitDocument(minorUnits, currency),
    ...describeIndirectTax(payout, currency),
    ...conversionOf(payout),
    method: maskMethod(payout.method),
    ...(payout.atRail?.reference === undefined ? {} : { reference: payout.atRail.reference }),
    ...(division === undefined ? {} : { division: describeDivision(division, currency) }),
    ...(withholding === undefined ? {} : { tax: describeWithholding(withholding, currency) }),
    ...(fairValue === undefined ? {} : { fairValue: describeFairValue(fairValue) }),
    history: payout.history.map(({ state: reached, at, evidence }) => ({
      state: reached,
      at: formatInstant(at),
      evidence,
    })),
  };
}

/** A batch that is stored, with its payouts. */
export type StoredBatch = { readonly batch: PayoutBatch; readonly payouts: readonly Payout[] };

/** A run as the API shows it, with what has become of its batches as far as they are stored. */
export function toRunDocument(run: PayoutRun, stored: readonly (StoredBatch | undefined)[]) {
  return {
    runId: run.runId,
    dryRun: run.dryRun,
    startedAt: formatInstant(run.startedAt),
    ...(run.author === undefined ? {} : { askedBy: run.author }),
    ...(run.schedule === undefined ? {} : { schedule: describeSchedule(run.schedule) }),
    ...(run.approval === undefined ? {} : { approval: describeApproval(run.approval) }),
    batches: run.batches.map(({ rewardValue: _, ...batch }, index) => ({
      ...batch,
      ...describeRelease(stored[index]?.batch.released),
      progress: { planned: batch.accounts, ...countPayouts(stored[index]?.payouts ?? []) },
    })),
    planned: run.planned.map(
      ({ creatorId, payeeId, batchId, currency, signals, payableBefore, ...amounts }) => ({
        creatorId,
        ...whoseOf({ payeeId }),
        batchId,
        amount: toUnitDocument(amounts.minorUnits, currency),
        ...conversionOf(amounts),
        ...(amounts.withheldMinorUnits === undefined
          ? {}
          : { withheld: toMoneyDocument({ minorUnits: amounts.withheldMinorUnits, currency }) }),
        ...describeIndirectTax(amounts, currency),
        ...(signals === undefined ? {} : { signals }),
        ...(payableBefore === undefined ? {} : { payableBefore: formatInstant(payableBefore) }),
      }),
    ),
    skipped: run.skipped.map(({ creatorId, payeeId, reason, currency, minorUnits, ...more }) => ({
      creatorId,
      ...whoseOf({ payeeId }),
      reason,
      ...(more.detail === undefined ? {} : { detail: more.detail }),
      ...(more.until === undefined ? {} : { until: formatInstant(more.until) }),
      amount: toUnitDocument(minorUnits, currency),
    })),
  };
}

const describeSchedule = ({ nextDueAt, ...days }: NonNullable<PayoutRun['schedule']>) => ({
  ...days,
  nextDueAt: formatInstant(nextDueAt),
});

function describeIndirectTax(
  { indirectTaxMinorUnits: minorUnits }: Pick<Payout, 'indirectTaxMinorUnits'>,
  currency: string,
) {
  return minorUnits === undefined ? {} : { indirectTax: toMoneyDocument({ minorUnits, currency }) };
}

function conversionOf({ conversion }: Pick<Payout, 'conversion'>) {
  return conversion === undefined ? {} : { conversion: toConversionDocument(conversion) };
}

function describeWithholding(withholding: PayoutWithholding, currency: string) {
  const { grossMinorUnits, withheldMinorUnits, ruleId, day, taxYear, working } = withholding;
  return {
    gross: toMoneyDocument({ minorUnits: grossMinorUnits, currency }),
    withheld: toMoneyDocument({ minorUnits: withheldMinorUnits, currency }),
    ...{ ruleId, day, taxYear, working },
  };
}

function describeFairValue(fairValue: FairValue) {
  const { currency, grossMinorUnits, day, taxYear, ruleId, dueMinorUnits: due } = fairValue;
  return {
    value: toMoneyDocument({ minorUnits: grossMinorUnits, currency }),
    ...{ day, taxYear },
    ...(ruleId === undefined ? {} : { ruleId }),
    ...(due === undefined ? {} : { due: toMoneyDocument({ minorUnits: due, currency }) }),
  };
}

function describeApproval({ exceeding, decision }: RunApproval) {
  const common = { exceeding: exceeding.map(toMoneyDocument) };
  if (decision === undefined) return { status: 'awaiting-approval', ...common };
  const { outcome, author, at, note } = decision;
  return { status: outcome, ...common, decidedBy: author, decidedAt: formatInstant(at), note };
}

/** Who is paid for the creator, if somebody is. */
function whoseOf(part: { readonly payeeId?: string | undefined } | undefined) {
  return part?.payeeId === undefined ? {} : { payeeId: part.payeeId };
}

function describeRelease(released: PayoutBatch['released']) {
  if (released === undefined) return { status: 'planned' };
  const { at, file, payoutIds } = released;
  return {
    status: 'released',
    releasedAt: formatInstant(at),
    payouts: payoutIds.length,
    hasFile: file !== undefined,
  };
}

function maskMethod(method: PayoutMethod) {
  switch (method.rail) {
    case 'sepa':
      return { rail: method.rail, holder: method.holder, iban: maskAccount(method.iban) };
    case 'csv':
    case 'nacha':
      return { rail: method.rail, holder: method.holder, account: maskAccount(method.account) };
    case 'manual':
      return { rail: method.rail };
    default:
      return { rail: method.rail, account: `****${accountOf(method)?.ending ?? ''}` };
  }
}

/** The last four characters, if that leaves at least as many hidden. */
const maskAccount = ({ ending }: SealedText): string => `****${ending}`;
