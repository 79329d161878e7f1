import type { Instant } from '../time/instant.ts';
import type { EarlyCloseInForce, FoldedEarlyClose } from './early-close.ts';

/**
 * When a conversion closes whose window ends at `windowEnd`, and by which early close, if by one: the
 * first that stands, unless the window was over by then. What never closes by itself is not closed early.
 */
export function bringCloseForward(
  windowEnd: Instant | undefined,
  earlyCloses: readonly FoldedEarlyClose[] = [],
): { readonly closeAt: Instant | undefined; readonly earlyClose?: EarlyCloseInForce } {
  const [first] = earlyCloses
    .flatMap(({ closesAt, ...early }) => (closesAt === undefined ? [] : [{ ...early, closesAt }]))
    .toSorted((a, b) => a.closesAt - b.closesAt);
  if (windowEnd === undefined || first === undefined || first.closesAt >= windowEnd) {
    return { closeAt: windowEnd };
  }
  const { closesAt: at, reason, author, decision } = first;
  const approvedBy = decision === undefined ? {} : { approvedBy: decision.author };
  return { closeAt: at, earlyClose: { at, reason, author, ...approvedBy } };
}
