import type { JudgedChannel, JudgedTouch } from '../attribution.ts';
import type { PrecedenceRule } from '../precedence-rule.ts';
import { chooseBetweenCodes } from './choose-between-codes.ts';
import { decideCodeVsLink } from './decide-code-vs-link.ts';
import { passOverLateClicks } from './pass-over-late-clicks.ts';
import { passOverLeakedCodes } from './pass-over-leaked-codes.ts';
import { passOverUnpaidViews, passOverViews } from './pass-over-views.ts';
import type { Contest, PrecedenceStep } from './precedence-step.ts';
import { preferCreatorClass } from './prefer-creator-class.ts';
import { settleVisits } from './settle-visits.ts';
import { stopAtBudget } from './stop-at-budget.ts';
import { yieldToChannel } from './yield-to-channel.ts';
import { yieldToNetwork } from './yield-to-network.ts';

/**
 * In the order in which they are applied, which `docs/attribution.md` documents. What could not earn
 * whatever else is there comes first, so that it takes nothing from touches that can: above all a touch
 * after the budget's end. Then touches that hardly led anybody to the order give way, a late click even
 * to a leaked code, which a person looks at; only between sound ones do the program's preferences decide.
 */
const steps: readonly PrecedenceStep[] = [
  yieldToNetwork,
  passOverUnpaidViews,
  stopAtBudget,
  yieldToChannel,
  passOverViews,
  passOverLateClicks,
  passOverLeakedCodes,
  preferCreatorClass,
  chooseBetweenCodes,
  decideCodeVsLink,
];

/**
 * Decides between touches that are each eligible, rule by rule, and gives those that lose the rule as
 * their reason. What no rule lets lose stays eligible and makes the journey.
 *
 * @param judged in time order, as is the answer.
 */
export function applyPrecedence(
  judged: readonly JudgedTouch[],
  judgedChannels: readonly JudgedChannel[],
  terms: Pick<Contest, 'conversion' | 'policy'>,
): { readonly judged: readonly JudgedTouch[]; readonly judgedChannels: readonly JudgedChannel[] } {
  const eligible = judged.filter(({ verdict }) => verdict === 'eligible');
  const visits = judgedChannels.filter(({ verdict }) => verdict === 'eligible');
  const lost = new Map<JudgedTouch, JudgedTouch>();
  const decided = new Set<PrecedenceRule>();
  let contenders = eligible;
  let passedOver: readonly JudgedTouch[] = [];
  for (const { rule, findLosers } of steps) {
    if (contenders.length === 0) break;
    const losers = findLosers({ ...terms, contenders, passedOver, visits });
    if (losers.length === 0) continue;
    decided.add(rule);
    if (rule === 'view') passedOver = losers.map(({ touch }) => touch);
    for (const { touch, verdict } of losers) lost.set(touch, { ...touch, verdict, rule });
    contenders = contenders.filter((touch) => !lost.has(touch));
  }
  const settled = settleVisits({ ...terms, contenders, passedOver, visits }, decided);

  return {
    judged: lost.size === 0 ? judged : judged.map((touch) => lost.get(touch) ?? touch),
    judgedChannels: judgedChannels.map((visit) => {
      const place = visits.indexOf(visit);
      return settled[place] ?? visit;
    }),
  };
}
