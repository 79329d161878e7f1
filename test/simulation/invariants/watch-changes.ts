import { fromStateItem } from '../../../adapters/dynamo/conversion-item.ts';
import type { Change } from '../../../adapters/dynamo/stream-record.ts';
import type { Item } from '../../../adapters/dynamo/table.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { PromiseBroken } from '../promise-broken.ts';
import { kindOf } from '../system/call-site.ts';

/** The clocks of functions are wrong by at most this much, in milliseconds. */
export const maxSkewMs = 10 * 60_000;

type Check = (change: Change, at: Instant) => void;

const payoutMoves: Readonly<Record<string, readonly string[]>> = {
  new: ['intended'],
  intended: ['submitted', 'cancelled'],
  submitted: ['submitted', 'confirmed', 'failed', 'unclear', 'review'],
  unclear: ['submitted', 'confirmed', 'failed', 'review'],
  review: ['review', 'confirmed', 'failed'],
  // What contradicts it is noted, and moves nothing.
  confirmed: ['confirmed', 'returned'],
  failed: ['failed'],
  returned: ['returned'],
};

/** What must hold for every single change of an item, by the kind of item. */
const checks: Readonly<Record<string, Check>> = {
  STATE: checkState,
  FACT: isWrittenOnce,
  REVISION: isWrittenOnce,
  ENTRY: isWrittenOnce,
  RUN: isWrittenOnce,
  POINTER: isWrittenOnce,
  HEAD: ({ before, after }) => {
    const step = numberOf(after, 'sequence') - numberOf(before, 'sequence');
    if (step !== 1) broken('I9', `A head moved by ${step} entries.`);
    if (numberOf(after, 'reversalSequence') < numberOf(before, 'reversalSequence')) {
      broken('I9', 'A head forgot a reversal.');
    }
  },
  PERIOD: ({ key, before, after }) => {
    const step = numberOf(after, 'version') - numberOf(before, 'version');
    if (step !== 1) broken('I9', `${key.sk} moved by ${step} versions.`);
  },
  SHARE: ({ key, before, after }) => {
    if (numberOf(after, 'revision') <= numberOf(before, 'revision')) {
      broken('I9', `${key.sk} went back to revision ${numberOf(after, 'revision')}.`);
    }
  },
  THROUGH: ({ key, before, after }) => {
    if (String(before?.period ?? '') >= String(after?.period)) {
      broken('I5', `The statements of ${key.pk} went back.`);
    }
  },
  PAYOUT: ({ key, before, after }) => {
    const from = String(before?.state ?? 'new');
    if (!payoutMoves[from]?.includes(String(after?.state))) {
      broken('I5', `${key.sk} went from ${from} to ${after?.state}.`);
    }
    if (numberOf(after, 'moves') - numberOf(before, 'moves') !== 1) {
      broken('I9', `${key.sk} lost a line of its history.`);
    }
  },
  LEG: isWrittenOnce,
  BATCH: ({ key, before, after }) => {
    if (
      before !== undefined &&
      (before.releasedAt !== undefined || after?.releasedAt === undefined)
    ) {
      broken('I7', `${key.pk} was written again.`);
    }
  },
  WATERMARK: ({ before, after }) => {
    if (String(before?.day ?? '') >= String(after?.day)) broken('I5', 'The watermark went back.');
  },
};

/** Checks one change that a table's stream tells. @throws PromiseBroken */
export function watchChange(change: Change, at: Instant): void {
  checks[kindOf(change.key)]?.(change, at);
}

function isWrittenOnce({ key, before }: Change): void {
  if (before !== undefined) broken('I9', `${key.sk} of ${key.pk} was changed.`);
}

function checkState({ key, before, after }: Change, at: Instant): void {
  if (after === undefined) throw new PromiseBroken('I12', `The state of ${key.pk} is gone.`);
  const step = numberOf(after, 'version') - numberOf(before, 'version');
  if (step !== 1) broken('I9', `The state of ${key.pk} moved by ${step} versions.`);
  const revisions = numberOf(after, 'revision') - numberOf(before, 'revision');
  if (revisions < 0 || revisions > 1) broken('I5', `${key.pk} moved by ${revisions} revisions.`);
  if (before?.status === 'closed' && after.status !== 'closed') {
    broken('I5', `${key.pk} was closed and is ${after.status}.`);
  }
  if (before?.status !== 'closed' && after.status === 'closed') {
    if (Number(after.closeAt) > at + maxSkewMs) broken('I5', `${key.pk} closed before its time.`);
    const [hold] = fromStateItem(after).holds;
    if (hold !== undefined) broken('I5', `${key.pk} closed on hold: ${hold.holdId}.`);
  }
}

const numberOf = (item: Item | undefined, name: string): number => Number(item?.[name] ?? 0);

function broken(invariant: string, detail: string): never {
  throw new PromiseBroken(invariant, detail);
}
