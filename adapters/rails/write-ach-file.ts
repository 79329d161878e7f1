import type { PayoutBatch } from '../../core/payouts/payout-store.ts';
import type { OpenPayoutMethod } from '../../core/payouts/seal-method.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { AchCredit, AchOriginator } from './nacha/nacha-file.ts';
import { writeNacha } from './nacha/write-nacha.ts';

/** A payout whose account is open. */
export type AchPayout = {
  readonly payoutId: string;
  readonly minorUnits: bigint;
  readonly method: OpenPayoutMethod;
};

/**
 * The NACHA file of a batch that was released at a moment. The modifier, which tells the files of one day
 * apart, is of the run, and counts up with the batches of it.
 */
export function writeAchFile(
  { runId, batchId }: Pick<PayoutBatch, 'runId' | 'batchId'>,
  releasedAt: Instant,
  originator: AchOriginator,
  payouts: readonly AchPayout[],
): string {
  const day = formatDay(releasedAt);
  return writeNacha({
    modifier: chooseModifier(runId, batchId),
    reference: batchId,
    createdOn: day,
    // A bank takes the day of the file as the next day that it can settle on.
    effectiveOn: day,
    description: 'COMMISSION',
    originator,
    credits: payouts.map(toCredit),
  });
}

const modifiers = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function chooseModifier(runId: string, batchId: string): string {
  const number = Number(/-(\d+)$/.exec(batchId)?.[1] ?? '1');
  const start = Number.parseInt(sha256(runId).slice(0, 8), 16);
  return modifiers[(start + number - 1) % modifiers.length] ?? 'A';
}

function toCredit({ payoutId, minorUnits, method }: AchPayout): AchCredit {
  if (method.rail !== 'nacha') {
    throw new RangeError(`The payout ${payoutId} goes over ${method.rail}, not over ACH.`);
  }
  const { holder, holderKind, routingNumber, account, accountType } = method;
  return {
    ...{ id: payoutId, cents: minorUnits, holder, holderKind, routingNumber, accountType },
    accountNumber: account,
  };
}
