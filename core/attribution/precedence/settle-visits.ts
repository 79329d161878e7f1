import type { JudgedChannel } from '../attribution.ts';
import type { PrecedenceRule } from '../precedence-rule.ts';
import { isCode } from './is-code.ts';
import type { Contest, Loser } from './precedence-step.ts';

type Reason = { readonly verdict: Loser['verdict']; readonly rule: PrecedenceRule };

/**
 * Decides what becomes of visits once the creators' touches are decided. Nobody earns on an order that
 * another network is paid for; a code that wins over clicks wins over visits, too; a channel that
 * creators yield to takes part only where none of their touches is left.
 *
 * @param contest with the contenders that are left, which may be none.
 * @param decided the rules by which touches lost.
 */
export function settleVisits(
  contest: Contest,
  decided: ReadonlySet<PrecedenceRule>,
): JudgedChannel[] {
  return contest.visits.map((visit) => {
    const reason = findReason(visit, contest, decided);
    return reason === undefined ? visit : { ...visit, ...reason };
  });
}

function findReason(
  { touch }: JudgedChannel,
  { contenders, policy }: Contest,
  decided: ReadonlySet<PrecedenceRule>,
): Reason | undefined {
  if (decided.has('network')) return { verdict: 'paid-by-network', rule: 'network' };
  if (contenders.length === 0) return undefined;
  const codesWin = policy.codeVsLink === 'code-wins' || decided.has('code-vs-link');
  if (codesWin && contenders.every(isCode)) {
    return { verdict: 'superseded-by-code', rule: 'code-vs-link' };
  }
  return policy.channels?.[touch.channel] === 'yield'
    ? { verdict: 'lower-precedence', rule: 'channel' }
    : undefined;
}
