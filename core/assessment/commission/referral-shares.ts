import type { Instant } from '../../time/instant.ts';
import type { CommissionGroup } from '../commission-group.ts';
import { type BindingVersion, bindsCreator } from './binding-version.ts';
import { roundGroup } from './round-group.ts';
import { sumOwed } from './sum-owed.ts';

/** What is known of a creator's enrolment. */
export type EnrolmentOf = (
  creatorId: string,
) => { readonly enrolledAt?: Instant; readonly referredBy?: string } | undefined;

/**
 * What goes on top to those who brought creators in: a rate of what such a creator earned in cash on
 * the conversion, assist bonuses left out, rounded once per creator. It goes one level up only, and
 * nobody brings in themselves.
 *
 * Of the versions that bind the creator who was brought in the one that gives most holds, the one in
 * force among equals: whoever brought a creator in was there before, so is protected where that
 * creator is.
 *
 * @param groups the commission that holds.
 */
export function computeReferralShares(
  groups: readonly CommissionGroup[],
  versions: readonly BindingVersion[],
  enrolmentOf: EnrolmentOf,
): CommissionGroup[] {
  if (versions.every(({ version }) => version.referralShare === undefined)) return [];

  const earned = sumOwed(groups.filter(({ reward }) => reward !== 'assist-bonus'));
  return earned.flatMap((amount) => {
    const enrolment = enrolmentOf(amount.creatorId);
    const referrer = enrolment?.referredBy;
    if (referrer === undefined || referrer === amount.creatorId) return [];
    const shares = versions
      .filter((version) => bindsCreator(version, enrolment?.enrolledAt))
      .flatMap((version) => computeShare(amount, referrer, version));
    const highest = shares.reduce(
      (best: CommissionGroup | undefined, share) =>
        best === undefined || share.minorUnits > best.minorUnits ? share : best,
      undefined,
    );
    return highest ?? [];
  });
}

function computeShare(
  { creatorId, minorUnits }: { readonly creatorId: string; readonly minorUnits: bigint },
  referrer: string,
  { version, protection }: BindingVersion,
): CommissionGroup[] {
  if (version.referralShare === undefined) return [];
  const { ruleId, rate } = version.referralShare;
  const due = {
    reward: 'referral-share',
    rate,
    baseMinorUnits: minorUnits,
    wholeNumerator: minorUnits * rate.numerator,
    wholeDenominator: rate.denominator,
    referredCreatorId: creatorId,
  } as const;
  const owner = { creatorId: referrer, parts: 1n };
  const share = roundGroup(due, { version, ruleId }, [owner], 1n);
  return [{ ...share, protectedUntil: protection?.until }];
}
