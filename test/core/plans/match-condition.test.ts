import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../core/plans/condition.ts';
import { type ConditionSubject, matchesCondition } from '../../../core/plans/match-condition.ts';

const subject: ConditionSubject = {
  productId: 'product-1',
  variantId: 'variant-1',
  customer: 'new',
  country: 'DE',
  currency: 'EUR',
  creatorId: 'mia',
  touchKind: 'click',
};

describe('matchesCondition', () => {
  it.each<[Condition, Condition]>([
    [{ product: ['product-0', 'product-1'] }, { product: ['product-10'] }],
    [{ variant: ['variant-1'] }, { variant: ['product-1'] }],
    [{ customer: 'new' }, { customer: 'returning' }],
    [{ country: ['AT', 'DE'] }, { country: ['AT'] }],
    [{ currency: ['EUR'] }, { currency: ['USD'] }],
    [{ creator: ['mia'] }, { creator: ['noa'] }],
    [{ touchKind: ['click', 'code'] }, { touchKind: ['code', 'view'] }],
  ])('tells %j from %j', (holding, failing) => {
    expect(matchesCondition(holding, subject)).toBe(true);
    expect(matchesCondition(failing, subject)).toBe(false);
  });

  it('combines conditions with all, any and not, at any depth', () => {
    const yes: Condition = { customer: 'new' };
    const no: Condition = { creator: ['noa'] };

    expect(matchesCondition({ all: [yes, { not: no }] }, subject)).toBe(true);
    expect(matchesCondition({ all: [yes, no] }, subject)).toBe(false);
    expect(matchesCondition({ any: [no, { all: [yes] }] }, subject)).toBe(true);
    expect(matchesCondition({ any: [no] }, subject)).toBe(false);
    expect(matchesCondition({ not: { any: [no, yes] } }, subject)).toBe(false);
  });

  it('takes a customer of whom nothing is known for neither new nor returning', () => {
    const stranger: ConditionSubject = { ...subject, customer: 'unknown' };

    expect(matchesCondition({ customer: 'new' }, stranger)).toBe(false);
    expect(matchesCondition({ customer: 'returning' }, stranger)).toBe(false);
  });

  it('does not match a product or a country that is not known', () => {
    const bare: ConditionSubject = {
      customer: 'new',
      currency: 'EUR',
      creatorId: 'mia',
      touchKind: 'click',
    };

    expect(matchesCondition({ product: ['undefined'] }, bare)).toBe(false);
    expect(matchesCondition({ country: ['DE'] }, bare)).toBe(false);
  });
});
