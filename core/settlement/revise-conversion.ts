import type { Assessment, CreatorAmount } from '../assessment/assessment.ts';
import type { OrderState } from '../assessment/order-state.ts';
import { summarizeOrder } from '../assessment/order-summary.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Sha256 } from '../encoding/hashing.ts';
import type { Leg } from '../ledger/entry.ts';
import type { Instant } from '../time/instant.ts';
import { appendToJournal, type JournalContext, type JournalMove } from './append-to-journal.ts';
import type { ConversionChange, ConversionState, ConversionStatus } from './conversion.ts';
import { maxCreatorsPerConversion } from './conversion.ts';
import { movePostings } from './journal-postings.ts';
import { owedDifference } from './owed-difference.ts';

/** Who a conversion belongs to; never changes after the first write. */
export type ConversionIdentity = Pick<
  ConversionState,
  'merchantId' | 'conversionId' | 'connectionId' | 'programId' | 'orderId'
>;

export type RevisionInput = {
  readonly identity: ConversionIdentity;
  readonly previous: ConversionState | undefined;
  readonly order: OrderState;
  /** Absent while the order itself has not arrived. */
  readonly assessment: Assessment | undefined;
  readonly closeAt: Instant | undefined;
  /** The newest source version among the facts: when what is posted came about. */
  readonly eventAt: Instant;
  readonly now: Instant;
  readonly sha256: Sha256;
};

/** What an order has come to so far, as far as its postings go. */
type Estimate = Pick<ConversionState, 'status' | 'owed' | 'currency'>;

/** ISO 4217's code for "no currency": what a conversion has before its order arrives. */
const noCurrency = 'XXX';

/**
 * Brings an open conversion up to its facts: the estimate is adjusted by the difference, holds move
 * the pending money aside or back. Nothing that is posted changes; without a difference there is
 * nothing to write and the answer is `undefined`.
 */
export function reviseEstimate(input: RevisionInput): ConversionChange | undefined {
  const next = describe(input, openStatus(input));
  const moves = estimateMoves(input.previous, next);
  const state = { ...next, journal: appendToJournal(next.journal, moves, context(input, next)) };

  return isSame(input.previous, state) ? undefined : { state, legs: [] };
}

/**
 * Decides an open conversion: what the final assessment owes leaves pending for the creators'
 * accounts, one leg each. From here on only `restateConversion` applies.
 *
 * @throws RangeError if the conversion is on hold, closed, or has no assessment, or if it has more
 *   creators than one transaction can settle.
 */
export function closeConversion(
  input: RevisionInput & { readonly assessment: Assessment },
): ConversionChange {
  if (openStatus(input) !== 'pending' || input.previous?.status === 'closed') {
    throw new RangeError(`The conversion ${input.identity.conversionId} cannot close now.`);
  }
  const next: ConversionState = { ...describe(input, 'closed'), revision: 1, closedAt: input.now };
  const { owed, currency } = next;
  const moves: JournalMove[] = [
    ...estimateMoves(input.previous, { ...next, status: 'pending' }),
    { kind: 'close', postings: movePostings(owed, currency, 'pending', 'settling') },
  ];

  return {
    state: { ...next, journal: appendToJournal(next.journal, moves, context(input, next)) },
    frozen: { revision: 1, frozenAt: input.now, assessment: input.assessment },
    legs: legsOf(next, owed, input.closeAt ?? input.eventAt),
  };
}

/**
 * Restates a closed conversion from new money facts, at its frozen credits and terms: the
 * difference goes to the creators as legs of the next revision. `undefined` if no amount changed.
 *
 * @throws RangeError if the order has changed its currency since the close: what was decided in one
 *   is not taken back in another, and a person must look.
 */
export function restateConversion(
  input: RevisionInput & { readonly previous: ConversionState; readonly assessment: Assessment },
): ConversionChange | undefined {
  const { previous } = input;
  if (input.assessment.currency !== previous.currency) {
    throw new RangeError(
      `The conversion ${previous.conversionId} was closed in ${previous.currency} and cannot be restated in ${input.assessment.currency}.`,
    );
  }
  const difference = owedDifference(previous.owed, input.assessment.owed);
  const described = describe(input, 'closed');
  if (difference.length === 0) {
    const unchanged = { ...described, revision: previous.revision, closeAt: previous.closeAt };
    return isSame(previous, unchanged) ? undefined : { state: unchanged, legs: [] };
  }
  const next = { ...described, revision: previous.revision + 1, closeAt: previous.closeAt };
  const move: JournalMove = {
    kind: 'restate',
    postings: movePostings(difference, next.currency, 'commission-expense', 'settling'),
  };

  return {
    state: { ...next, journal: appendToJournal(next.journal, [move], context(input, next)) },
    frozen: { revision: next.revision, frozenAt: input.now, assessment: input.assessment },
    legs: legsOf(next, difference, input.eventAt),
  };
}

function openStatus({ order, assessment }: RevisionInput): ConversionStatus {
  if (order.snapshot === undefined || assessment === undefined) return 'parked';
  if (order.snapshot.test) return 'excluded';
  return order.openHolds.length > 0 ? 'held' : 'pending';
}

/** The next state with the journal still as it was. */
function describe(input: RevisionInput, status: ConversionStatus): ConversionState {
  const { identity, previous, order, assessment, now } = input;
  return {
    ...identity,
    version: (previous?.version ?? 0) + 1,
    revision: previous?.revision ?? 0,
    status,
    currency: assessment?.currency ?? previous?.currency ?? noCurrency,
    placedAt: order.snapshot?.placedAt ?? order.firstRecordedAt,
    ...(input.closeAt === undefined ? {} : { closeAt: input.closeAt }),
    ...(previous?.closedAt === undefined ? {} : { closedAt: previous.closedAt }),
    holds: order.openHolds,
    owed: assessment?.owed ?? [],
    journal: previous?.journal ?? [],
    summary: summarizeOrder(order, assessment),
    updatedAt: now,
  };
}

/** From what is posted to what is owed: first the hold's move of the old amount, then the difference. */
function estimateMoves(previous: ConversionState | undefined, next: Estimate): JournalMove[] {
  if (previous !== undefined && previous.currency !== next.currency) {
    return [exchangeEstimate(previous, next)];
  }
  const wasHeld = previous?.status === 'held';
  const isHeld = next.status === 'held';
  const before: readonly CreatorAmount[] = previous?.owed ?? [];
  const difference = owedDifference(before, next.owed);
  const unit = next.currency;

  return [
    {
      kind: 'hold',
      postings: isHeld && !wasHeld ? movePostings(before, unit, 'pending', 'held') : [],
    },
    {
      kind: 'release',
      postings: wasHeld && !isHeld ? movePostings(before, unit, 'held', 'pending') : [],
    },
    {
      kind: 'estimate',
      postings: movePostings(difference, unit, 'commission-expense', isHeld ? 'held' : 'pending'),
    },
  ];
}

/** An order in another currency than before owes nothing in the old one and all of it in the new. */
function exchangeEstimate(previous: Estimate, next: Estimate): JournalMove {
  const place = ({ status }: Estimate) => (status === 'held' ? 'held' : 'pending');
  const expense = 'commission-expense';
  const back = owedDifference(previous.owed, []);
  return {
    kind: 'estimate',
    postings: [
      ...movePostings(back, previous.currency, expense, place(previous)),
      ...movePostings(next.owed, next.currency, expense, place(next)),
    ],
  };
}

function legsOf(
  state: ConversionState,
  amounts: readonly CreatorAmount[],
  eventAt: Instant,
): Leg[] {
  if (amounts.length > maxCreatorsPerConversion) {
    throw new RangeError(`A conversion settles with at most ${maxCreatorsPerConversion} creators.`);
  }
  return amounts.map(({ creatorId, minorUnits }) => ({
    merchantId: state.merchantId,
    creatorId,
    conversionId: state.conversionId,
    revision: state.revision,
    unit: state.currency,
    minorUnits,
    eventAt,
  }));
}

function context(input: RevisionInput, next: ConversionState): JournalContext {
  return {
    conversionId: next.conversionId,
    version: next.version,
    eventAt: input.eventAt,
    postedAt: input.now,
    sha256: input.sha256,
  };
}

function isSame(previous: ConversionState | undefined, next: ConversionState): boolean {
  if (previous === undefined) return false;
  return (
    canonicalJson({ ...next, version: 0, updatedAt: 0 }) ===
    canonicalJson({ ...previous, version: 0, updatedAt: 0 })
  );
}
