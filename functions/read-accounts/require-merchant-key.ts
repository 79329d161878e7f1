import { type Caller, type KeyCaller, requireKey } from '../shared/http/caller.ts';
import { ProblemError } from '../shared/http/problem-error.ts';

/**
 * The caller as a key of the merchant's own people and back ends.
 *
 * @throws ProblemError 403 for the operator, and for a key that belongs to one creator: what this
 *   function answers is about all of them.
 */
export function requireMerchantKey(caller: Caller): KeyCaller {
  const key = requireKey(caller);
  if (key.creatorId === undefined) return key;
  throw new ProblemError({
    status: 403,
    type: '/problems/missing-scope',
    title: 'This key belongs to a creator; it reads /v1/me only.',
  });
}
