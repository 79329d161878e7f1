import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import type { PayoutBatch, PayoutRun } from '../../core/payouts/payout-store.ts';
import type { SealedText } from '../../core/privacy/sealed-text.ts';
import type { PayoutMethod } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { describeDivision } from '../shared/reading/describe-division.ts';

/** A payout as the API shows it; of the account it goes to, the last four characters. */
export function toPayoutDocument(payout: Payout) {
  const { payoutId, creatorId, runId, batchId, state, currency, minorUnits, division } = payout;
  return {
    payoutId,
    creatorId,
    ...whoseOf(division),
    runId,
    batchId,
    state,
    amount: toMoneyDocument({ minorUnits, currency }),
    method: maskMethod(payout.method),
    ...(division === undefined ? {} : { division: describeDivision(division, currency) }),
    history: payout.history.map(({ state: reached, at, evidence }) => ({
      state: reached,
      at: formatInstant(at),
      evidence,
    })),
  };
}

/** A run as the API shows it, with what has become of its batches as far as they are stored. */
export function toRunDocument(run: PayoutRun, stored: readonly (PayoutBatch | undefined)[]) {
  return {
    runId: run.runId,
    dryRun: run.dryRun,
    startedAt: formatInstant(run.startedAt),
    batches: run.batches.map((batch, index) => ({
      ...batch,
      ...describeRelease(stored[index]?.released),
    })),
    planned: run.planned.map(({ creatorId, payeeId, batchId, currency, minorUnits }) => ({
      creatorId,
      ...whoseOf({ payeeId }),
      batchId,
      amount: toMoneyDocument({ minorUnits, currency }),
    })),
    skipped: run.skipped.map(({ creatorId, payeeId, reason, currency, minorUnits }) => ({
      creatorId,
      ...whoseOf({ payeeId }),
      reason,
      amount: toMoneyDocument({ minorUnits, currency }),
    })),
  };
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
  }
}

/** The last four characters, if that leaves at least as many hidden. */
const maskAccount = ({ ending }: SealedText): string => `****${ending}`;
