import { describe, expect, it } from '@jest/globals';
import type { Standing } from '../../../core/programs/program.ts';
import { toCandidate } from '../../../core/programs/to-candidate.ts';
import {
  aCode,
  aCreator,
  aLink,
  anEnrolment,
  aTouch,
  daysBeforeOrder,
  orderMoment,
} from '../../support/factories/index.ts';

describe('toCandidate', () => {
  it('takes what judging needs of the link, and leaves its address and owner out', () => {
    const link = aLink({
      contentId: 'video-17',
      format: 'video',
      platform: 'youtube',
      campaignId: 'spring-sale',
      amplified: true,
    });

    expect(toCandidate(aTouch(), { link }, orderMoment)).toEqual({
      touch: aTouch(),
      link: {
        activeFrom: link.activeFrom,
        campaignId: 'spring-sale',
        amplified: true,
        content: { contentId: 'video-17', format: 'video', platform: 'youtube' },
      },
      creatorIdentityHashes: [],
    });
  });

  it('knows the creator by everything that self-referral is told from', () => {
    const creator = aCreator({ identityHashes: ['k1:mia'] });

    expect(toCandidate(aTouch(), { creator }, orderMoment).creatorIdentityHashes).toEqual([
      'k1:mia',
    ]);
  });

  it('says since when a code is leaked', () => {
    const code = aCode({ leakedFrom: daysBeforeOrder(3) });

    expect(toCandidate(aTouch(), { code }, orderMoment).code).toEqual({
      validFrom: code.validFrom,
      leakedFrom: daysBeforeOrder(3),
    });
  });

  it('keeps the standing that the creator had when the order was placed', () => {
    const standings: Standing[] = [
      { from: daysBeforeOrder(300), creatorClass: 'standard' },
      { from: daysBeforeOrder(10), creatorClass: 'preferred', tier: 'gold', referredBy: 'zoe' },
      { from: orderMoment + 1, creatorClass: 'last-resort', referredBy: 'ann' },
    ];
    const enrolment = anEnrolment({ standings });

    expect(toCandidate(aTouch(), { enrolment }, orderMoment).enrolment).toEqual({
      enrolledAt: enrolment.enrolledAt,
      creatorClass: 'preferred',
      tier: 'gold',
      referredBy: 'zoe',
    });
    expect(toCandidate(aTouch(), { enrolment }, daysBeforeOrder(11)).enrolment?.creatorClass).toBe(
      'standard',
    );
    // Somebody enrolled in retrospect has the first standing from the beginning.
    expect(toCandidate(aTouch(), { enrolment }, daysBeforeOrder(301)).enrolment?.creatorClass).toBe(
      'standard',
    );
  });
});
