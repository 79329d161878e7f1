import { type Caller, requireKey } from './caller.ts';
import { ProblemError } from './problem-error.ts';

export type OwnKey = { readonly merchantId: string; readonly creatorId: string };

/**
 * The creator to whom the caller's key belongs: the only one that this function ever speaks of.
 *
 * @throws ProblemError 403 for the operator, or a key that belongs to no creator.
 */
export function requireOwnKey(caller: Caller): OwnKey {
  const { merchantId, creatorId } = requireKey(caller);
  if (creatorId !== undefined) return { merchantId, creatorId };
  throw new ProblemError({
    status: 403,
    type: '/problems/missing-scope',
    title: 'This needs an API key that belongs to a creator.',
  });
}
