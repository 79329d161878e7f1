import { unpackText } from '../../../adapters/dynamo/pack-text.ts';
import type { Change } from '../../../adapters/dynamo/stream-record.ts';
import { decodeJson } from '../../../core/encoding/json.ts';
import type { Entry } from '../../../core/ledger/entry.ts';
import { PromiseBroken } from '../promise-broken.ts';
import { kindOf } from '../system/call-site.ts';

/**
 * Counts what is taken back from each account, and watches that no payout is submitted after
 * something was taken back since its reservation: that is a smaller payout, not a debt.
 *
 * @throws PromiseBroken
 */
export function watchReversals(): (change: Change) => void {
  const ofAccounts = new Map<string, number>();
  const atReservation = new Map<string, number>();

  return ({ key, before, after }) => {
    const kind = kindOf(key);
    const count = ofAccounts.get(key.pk) ?? 0;
    if (kind === 'ENTRY' && after !== undefined && takesBack(after.body)) {
      ofAccounts.set(key.pk, count + 1);
    }
    if (kind !== 'PAYOUT') return;
    const payout = `${key.pk} ${key.sk}`;
    if (before === undefined) atReservation.set(payout, count);
    // A rail that had no answer may have one again.
    const isSubmitted = before?.state === 'intended' && after?.state === 'submitted';
    if (isSubmitted && atReservation.get(payout) !== count) {
      throw new PromiseBroken('I8', `${key.sk} was submitted in spite of a reversal.`);
    }
  };
}

function takesBack(body: unknown): boolean {
  const { legs, period } = decodeJson<Entry>(unpackText(body));
  if (period !== undefined) return period.minorUnits < 0n;
  return legs.some(({ minorUnits, heldMinorUnits = 0n }) => minorUnits < heldMinorUnits);
}
