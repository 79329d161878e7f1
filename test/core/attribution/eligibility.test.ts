import { describe, expect, it } from '@jest/globals';
import { attribute } from '../../../core/attribution/attribute.ts';
import type { Candidate } from '../../../core/attribution/candidate.ts';
import type { Verdict } from '../../../core/attribution/verdict.ts';
import { msPerDay } from '../../../core/time/instant.ts';
import {
  aCandidate,
  anAttributableConversion,
  aPolicy,
  daysAfterOrder,
  daysBeforeOrder,
  orderMoment,
} from '../../support/factories/index.ts';

const judge = (candidates: readonly Candidate[], policy = aPolicy()) =>
  attribute(candidates, anAttributableConversion(), policy);
const verdictOf = (candidate: Candidate, policy = aPolicy()): Verdict | undefined =>
  judge([candidate], policy).judged[0]?.verdict;

describe('a touch is eligible', () => {
  it.each([
    ['at the moment of the order', orderMoment],
    ['when it is exactly as old as the window', daysBeforeOrder(30)],
  ])('%s', (_, at) => {
    const { credits, totalParts } = judge([aCandidate({ at })]);

    expect(credits).toEqual([{ touchId: 'touch-1', creatorId: 'mia', parts: 1n }]);
    expect(totalParts).toBe(1n);
  });

  it('when a code was applied by the shop and is valid', () => {
    expect(verdictOf(aCandidate({ kind: 'code', at: orderMoment, codeApplied: true }))).toBe(
      'eligible',
    );
  });

  it('when its creator left after it', () => {
    const enrolment = { enrolledAt: daysBeforeOrder(2), leftAt: daysBeforeOrder(1) };

    expect(verdictOf(aCandidate({ at: daysBeforeOrder(2) }, { enrolment }))).toBe('eligible');
  });

  it('when its visitor withdrew the consent only after the order', () => {
    const consentWithdrawnAt = orderMoment + 1;

    expect(verdictOf(aCandidate({}, { consentWithdrawnAt }))).toBe('eligible');
  });

  it('when it is a code, which is the buyer’s own act, whatever was consented to', () => {
    const used = { kind: 'code', at: orderMoment, codeApplied: true } as const;

    expect(verdictOf(aCandidate(used, { consentWithdrawnAt: daysBeforeOrder(9) }))).toBe(
      'eligible',
    );
  });

  it('when nothing is known of its link any more, because its token proves the link', () => {
    expect(verdictOf(aCandidate({}, { link: undefined }))).toBe('eligible');
  });
});

describe('a touch is not eligible', () => {
  const code = { kind: 'code', at: orderMoment, codeApplied: true } as const;

  it.each<[Verdict, string, Candidate]>([
    ['bot', 'a filtered click', aCandidate({ filtered: 'prefetch' })],
    ['after-conversion', 'a click a moment after the order', aCandidate({ at: orderMoment + 1 })],
    [
      'outside-window',
      'a click a moment older than the window',
      aCandidate({ at: daysBeforeOrder(30) - 1 }),
    ],
    [
      'not-enrolled-at-touch',
      'a creator who never enrolled',
      aCandidate({}, { enrolment: undefined }),
    ],
    [
      'not-enrolled-at-touch',
      'a creator who enrolled later',
      aCandidate({}, { enrolment: { enrolledAt: daysBeforeOrder(1) } }),
    ],
    [
      'not-enrolled-at-touch',
      'a creator who left at that moment',
      aCandidate({}, { enrolment: { enrolledAt: 0, leftAt: daysBeforeOrder(2) } }),
    ],
    [
      'link-inactive',
      'a link that was switched off',
      aCandidate({}, { link: { activeFrom: 0, inactiveFrom: daysBeforeOrder(2) } }),
    ],
    [
      'link-inactive',
      'a link that starts later',
      aCandidate({}, { link: { activeFrom: daysBeforeOrder(1) } }),
    ],
    [
      'code-expired',
      'a code that has run out',
      aCandidate(code, { code: { validFrom: 0, expiresAt: orderMoment } }),
    ],
    [
      'code-expired',
      'a code that starts later',
      aCandidate(code, { code: { validFrom: daysAfterOrder(1) } }),
    ],
    ['code-not-applied', 'a code the shop ignored', aCandidate({ ...code, codeApplied: false })],
    [
      'self-referral',
      'the creator as the buyer',
      aCandidate({}, { creatorIdentityHashes: ['k1:other', 'k1:buyer'] }),
    ],
    [
      'consent-withdrawn',
      'a visitor who had withdrawn the consent when the order was placed',
      aCandidate({}, { consentWithdrawnAt: orderMoment }),
    ],
    [
      'fraud-confirmed',
      'a touch that a person found fraudulent',
      aCandidate({}, { fraudConfirmed: true }),
    ],
  ])('%s: %s', (verdict, _, candidate) => {
    const attribution = judge([candidate]);

    expect(attribution.judged.map((judged) => judged.verdict)).toEqual([verdict]);
    expect(attribution.credits).toEqual([]);
    expect(attribution.totalParts).toBe(0n);
  });

  it('for the first reason in the documented order, whatever else applies', () => {
    const everything = aCandidate(
      { filtered: 'bot', at: daysBeforeOrder(40) },
      { enrolment: undefined, creatorIdentityHashes: ['k1:buyer'] },
    );

    expect(verdictOf(everything)).toBe('bot');
    expect(verdictOf({ ...everything, touch: { ...everything.touch, filtered: undefined } })).toBe(
      'outside-window',
    );
  });

  it('when it is another record of a touch that counts already', () => {
    const carried = aCandidate({ recordedAt: daysBeforeOrder(2) });
    const recorded = aCandidate({ recordedAt: daysBeforeOrder(1), country: 'US' });

    const { judged, credits } = judge([recorded, carried], aPolicy({ model: { kind: 'linear' } }));

    expect(judged.map(({ verdict }) => verdict)).toEqual(['eligible', 'duplicate']);
    expect(judged[0]?.candidate).toEqual(carried);
    expect(credits).toHaveLength(1);
  });
});

describe('windows', () => {
  it('are the view window for views and the click window for everything else', () => {
    const policy = aPolicy({ viewsEarn: true, viewWindowDays: 1, clickWindowDays: 30 });
    const view = (at: number) => aCandidate({ kind: 'view', at });

    expect(verdictOf(view(daysBeforeOrder(1)), policy)).toBe('eligible');
    expect(verdictOf(view(daysBeforeOrder(1) - 1), policy)).toBe('outside-window');
    expect(judge([view(daysBeforeOrder(1))], policy).judged[0]?.windowDays).toBe(1);
  });

  it('come with the age of the touch, so that the verdict can be explained', () => {
    expect(judge([aCandidate({ at: daysBeforeOrder(34) })]).judged[0]).toMatchObject({
      ageMs: 34 * msPerDay,
      windowDays: 30,
    });
  });
});
