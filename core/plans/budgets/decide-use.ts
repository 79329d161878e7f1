import type { Instant } from '../../time/instant.ts';
import type { Admission, AdmissionRequest } from './admission.ts';
import { type AdmissionAnswer, admit } from './admit.ts';
import type { Allowance, AllowanceState } from './allowance.ts';
import type { CounterWrite, ShardWrite, StoredAllowance } from './budget-store.ts';
import { findStop } from './find-stop.ts';
import { leaseShards } from './lease-shards.ts';
import { openAllowance } from './open-allowance.ts';
import { releaseAdmission } from './release-admission.ts';
import { returnLeases } from './return-leases.ts';
import { spendLease } from './spend-lease.ts';

/** Into how many shards a hot allowance is divided. */
const hotShards = 8;

/** What a conversion has come to, assessed with the allowance's notice as it was read. */
export type UseQuestion = AdmissionRequest & {
  /** Others were in the way: what is left is leased to shards. */
  readonly isHot: boolean;
  /** Any whole number of the conversion's own; it spreads conversions over the shards. */
  readonly place: number;
};

/** What has to be written so that the allowance agrees with the conversion, if anything. */
export type UseDecision =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'counter'; readonly change: CounterWrite }
  | { readonly kind: 'shard'; readonly change: ShardWrite };

/**
 * Makes the reservation of a conversion agree with what it owes: granted when it first owes
 * something, restated when that changes, released when nothing is left. Nothing is refused here,
 * because touches after the notice were left out when the conversion was assessed.
 *
 * @throws RangeError as `admit` does.
 */
export function decideUse(
  allowance: Allowance,
  read: StoredAllowance,
  { isHot, place, ...asked }: UseQuestion,
): UseDecision {
  const spent = findShardWrite(allowance, read, asked, place);
  if (spent !== undefined) return { kind: 'shard', change: spent };

  const state = stateWithLeases(allowance, read);
  const stop = findStop(allowance, state);
  const request = { ...asked, touchedAt: earlier(asked.touchedAt, stop) };
  const answer = answerRequest(allowance, state, request, read.previous);
  if (answer === undefined || answer.admission === read.previous) return { kind: 'unchanged' };

  const shards = read.leases.length > 0 || isHot ? hotShards : 0;
  const leased =
    shards === 0
      ? { state: answer.state, leases: [] }
      : leaseShards(allowance, answer.state, shards);
  return { kind: 'counter', change: { read, ...leased, admission: answer.admission } };
}

/** An allowance as if all leases were returned. */
export function stateWithLeases(
  allowance: Allowance,
  { state = openAllowance(allowance), leases }: Pick<StoredAllowance, 'state' | 'leases'>,
): AllowanceState {
  return returnLeases(state, leases);
}

/** A first reservation that a lease has room for needs no counter, unless the size has changed. */
function findShardWrite(
  allowance: Allowance,
  { state, leases, previous }: StoredAllowance,
  request: AdmissionRequest,
  place: number,
): ShardWrite | undefined {
  const lease = leases[place % leases.length];
  const isOfThisSize = state?.notices.units === allowance.units;
  if (lease === undefined || previous !== undefined || !isOfThisSize) return undefined;
  if (request.units === 0n) return undefined;
  const spent = spendLease(allowance, lease, request);
  return spent && { read: { lease }, ...spent };
}

function answerRequest(
  allowance: Allowance,
  state: AllowanceState,
  request: AdmissionRequest,
  previous: Admission | undefined,
): AdmissionAnswer | undefined {
  if (request.units > 0n) return admit(allowance, state, request, previous);
  return previous && releaseAdmission(allowance, state, previous, request.at);
}

function earlier(at: Instant, stop: Instant | undefined): Instant {
  return stop === undefined ? at : Math.min(at, stop);
}
