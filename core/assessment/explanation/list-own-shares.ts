import type { ExplainedGroup, OwnShare } from './explained-commission.ts';

/**
 * A creator's own part of every commission, without what others have of it: neither what a group came to,
 * nor, of a referral share, what exactly it is a share of. (Its rate, which the referrer was promised,
 * tells that about.)
 */
export function listOwnShares(groups: readonly ExplainedGroup[], creatorId: string): OwnShare[] {
  return groups.flatMap((group) => takeOwn(group, creatorId));
}

/** Written out, so that nothing new on a group is shown by accident. */
function takeOwn(group: ExplainedGroup, creatorId: string): OwnShare[] {
  const isReferral = group.reward === 'referral-share';
  return group.shares
    .filter((share) => share.creatorId === creatorId)
    .map(({ touchId, credit, exact, amount, adjusted }) => ({
      ruleId: group.ruleId,
      planId: group.planId,
      versionId: group.versionId,
      protectedUntil: group.protectedUntil,
      reward: group.reward,
      rate: group.rate,
      flat: group.flat,
      exchange: group.exchange,
      quantity: group.quantity,
      multiplier: group.multiplier,
      milestone: group.milestone,
      lineId: group.lineId,
      base: isReferral ? undefined : group.base,
      original: group.original,
      rounding: group.rounding,
      touchId,
      credit,
      exact: isReferral ? undefined : exact,
      amount,
      adjusted,
    }));
}
