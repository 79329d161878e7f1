import { describe, expect, it } from '@jest/globals';
import { listCodeUses } from '../../../core/assessment/list-code-uses.ts';
import { attribute } from '../../../core/attribution/attribute.ts';
import type { Candidate } from '../../../core/attribution/candidate.ts';
import {
  aCandidate,
  anAttributableConversion,
  aPolicy,
  daysBeforeOrder,
  orderMoment,
} from '../../support/factories/index.ts';

const code = (changes: Partial<Candidate['touch']> = {}) =>
  aCandidate({
    touchId: 'code',
    kind: 'code',
    code: 'MIA10',
    at: orderMoment,
    codeApplied: true,
    codeDiscountMinorUnits: 1_000n,
    ...changes,
  });
const uses = (candidates: readonly Candidate[], referrerHost?: string) =>
  listCodeUses(attribute(candidates, anAttributableConversion(), aPolicy()), referrerHost);

describe('listCodeUses', () => {
  it('names a code that the shop applied, once, with what it took off', () => {
    expect(uses([code(), code()])).toEqual([
      {
        code: 'MIA10',
        creatorId: 'mia',
        discountMinorUnits: 1_000n,
        hadTouch: false,
        fromCouponSite: false,
      },
    ]);
    expect(uses([code({ codeApplied: false })])).toEqual([]);
  });

  it('says whether the buyer had come by the same creator, however that touch fared', () => {
    expect(uses([code(), aCandidate()])[0]?.hadTouch).toBe(true);
    expect(uses([code(), aCandidate({ creatorId: 'zoe' })])[0]?.hadTouch).toBe(false);
    expect(uses([code(), aCandidate({ at: daysBeforeOrder(40) })])[0]?.hadTouch).toBe(false);
  });

  it('says whether the visit came from a coupon site', () => {
    expect(uses([code()], 'www.retailmenot.com')[0]?.fromCouponSite).toBe(true);
    expect(uses([code()], 'www.example.com')[0]?.fromCouponSite).toBe(false);
  });
});
