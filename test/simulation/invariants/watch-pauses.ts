import { readOwner } from '../../../adapters/dynamo/keys/read-owner.ts';
import type { Change } from '../../../adapters/dynamo/stream-record.ts';
import type { Pausable } from '../../../core/programs/program.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { PromiseBroken } from '../promise-broken.ts';
import type { Invocation } from '../system/call.ts';
import { kindOf } from '../system/call-site.ts';

/** Since when somebody who paused something knows that it is paused. */
export type PausedSince = (merchantId: string, what: Pausable) => Instant | undefined;

/**
 * What is paused is not begun any more; whoever began before may finish. @throws PromiseBroken
 *
 * @param invocation whose write it is; absent: nobody can say.
 */
export function watchPause(
  change: Change,
  invocation: Invocation | undefined,
  pausedSince: PausedSince,
): void {
  const what = whatIsDone(change);
  const owner = readOwner(change.key);
  if (what === undefined || owner === undefined || invocation === undefined) return;
  const since = pausedSince(owner.merchantId, what);
  if (since === undefined || invocation.startedAt <= since) return;
  throw new PromiseBroken('I5', `${change.key.sk} of ${change.key.pk}: ${what} are paused.`);
}

function whatIsDone({ key, before, after }: Change): Pausable | undefined {
  const kind = kindOf(key);
  if (kind === 'STATE' && before?.status !== 'closed' && after?.status === 'closed') {
    return 'closings';
  }
  const isNew = before === undefined && after?.state === 'intended';
  const isBegun = isNew || (before?.state === 'intended' && after?.state === 'submitted');
  return kind === 'PAYOUT' && isBegun ? 'payouts' : undefined;
}
