import type { Entry } from '../../../core/ledger/entry.ts';
import { isCash } from '../../../core/ledger/is-cash.ts';
import type { Payout } from '../../../core/payouts/payout.ts';
import { PromiseBroken } from '../promise-broken.ts';
import { nameOf, percentOf, type StoryTax } from '../story/taxes.ts';
import type { World } from '../system/world.ts';
import { readLedger } from './check-ledger.ts';

/**
 * Of every payout was withheld what its receiver's standing asks for, on the day on which it was submitted, and what was
 * reserved is what was moved and what was withheld. Said once more, apart from the code. @throws PromiseBroken
 */
export async function checkTaxes(world: World, tax: StoryTax): Promise<void> {
  const { payouts, accounts } = await readLedger(world.dynamo);
  for (const payout of payouts) {
    const account = accounts.find(
      ({ head }) => head.merchantId === payout.merchantId && head.creatorId === payout.creatorId,
    );
    const entry = account?.entries.find(({ cause }) => cause === `reserve/${payout.payoutId}`);
    if (isCash(payout.currency)) checkPayout(payout, tax, entry);
    else checkInKind(payout);
  }
}

/** Of what is no cash nothing is kept back; what is known of its value counts whole. */
function checkInKind({ payoutId, withholding, fairValue }: Payout): void {
  if (withholding === undefined && (fairValue?.withheldMinorUnits ?? 0n) === 0n) return;
  throw new PromiseBroken('I5', `Of ${payoutId} something was kept back in kind.`);
}

function checkPayout(payout: Payout, tax: StoryTax, entry: Entry | undefined): void {
  const { payoutId, creatorId, division, minorUnits, withholding } = payout;
  const payeeId = division?.payeeId;
  const receiver =
    payeeId === undefined
      ? ({ kind: 'creator', id: creatorId } as const)
      : ({ kind: 'payee', id: payeeId } as const);
  const standing = tax.standings[nameOf(receiver)];
  if (standing === undefined || withholding === undefined) {
    throw new PromiseBroken('I5', `${payoutId} was paid, and nobody knows what to withhold of it.`);
  }
  const reserved = movedBy(entry, 'payable');
  const earned = reserved - (entry?.indirectTaxMinorUnits ?? 0n);
  const due = (earned * percentOf[standing] + 50n) / 100n;
  const withheld = -movedBy(entry, 'tax-withheld');
  if (withheld !== due || minorUnits + withheld !== reserved) {
    throw new PromiseBroken(
      'I5',
      `Of ${reserved} of ${payoutId} ${withheld} were withheld, not ${due}, and ${minorUnits} paid.`,
    );
  }
  checkDay(payout, tax);
}

function checkDay({ payoutId, history, withholding }: Payout, { timezone }: StoryTax): void {
  const submitted = history.find(({ state }) => state === 'submitted');
  if (submitted === undefined) return;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(submitted.at);
  if (day === withholding?.day) return;
  throw new PromiseBroken('I5', `${payoutId} went on ${day}, taxed on ${withholding?.day}.`);
}

function movedBy(entry: Entry | undefined, account: 'payable' | 'tax-withheld'): bigint {
  return entry?.postings.find((posting) => posting.account === account)?.minorUnits ?? 0n;
}
