import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../core/plans/condition.ts';
import { nameCondition } from '../../../core/plans/condition-name.ts';
import { matchesCondition } from '../../../core/plans/match-condition.ts';
import { aBareSubject, aConditionSubject, orderMoment } from '../../support/factories/index.ts';

const subject = aConditionSubject({ code: 'MIA10' });
const eur = (minorUnits: bigint) => ({ minorUnits, currency: 'EUR' });
const usd = (minorUnits: bigint) => ({ minorUnits, currency: 'USD' });

describe('matchesCondition', () => {
  it.each<[Condition, Condition]>([
    [{ product: ['product-0', 'product-1'] }, { product: ['product-10'] }],
    [{ variant: ['variant-1'] }, { variant: ['product-1'] }],
    [{ category: ['stoves', 'outdoor'] }, { category: ['stoves'] }],
    [{ tag: ['spring'] }, { tag: ['autumn'] }],
    [{ customer: 'new' }, { customer: 'returning' }],
    [{ country: ['AT', 'DE'] }, { country: ['AT'] }],
    [{ currency: ['EUR'] }, { currency: ['USD'] }],
    [{ creator: ['mia'] }, { creator: ['noa'] }],
    [{ group: ['friends'] }, { group: ['family'] }],
    [{ tier: ['silver', 'gold'] }, { tier: ['silver'] }],
    [{ touchKind: ['click', 'code'] }, { touchKind: ['code', 'view'] }],
    [{ format: ['video'] }, { format: ['short', 'live'] }],
    [{ platform: ['youtube'] }, { platform: ['podcast'] }],
    [{ campaign: ['launch'] }, { campaign: ['spring'] }],
    [{ code: ['MIA10'] }, { code: ['mia10'] }],
    [{ link: ['mia-tent'] }, { link: ['mia'] }],
    [{ amplified: true }, { amplified: false }],
  ])('tells %j from %j', (holding, failing) => {
    expect(matchesCondition(holding, subject)).toBe(true);
    expect(matchesCondition(failing, subject)).toBe(false);
  });

  it.each<[string, Condition, boolean]>([
    ['at least what the order has', { orderValue: { atLeast: eur(12_000n) } }, true],
    ['at least more', { orderValue: { atLeast: eur(12_001n) } }, false],
    ['below what the order has', { orderValue: { below: eur(12_000n) } }, false],
    ['between', { orderValue: { atLeast: eur(1n), below: eur(12_001n) } }, true],
    ['little in another currency', { orderValue: { atLeast: usd(1n) } }, false],
    ['much in another currency', { orderValue: { below: usd(99_999n) } }, false],
    ['the first of some payments', { paymentNumber: { from: 3, to: 5 } }, true],
    ['the last of some payments', { paymentNumber: { to: 3 } }, true],
    ['earlier payments', { paymentNumber: { to: 2 } }, false],
    ['later payments', { paymentNumber: { from: 4 } }, false],
    ['from the moment of the order', { time: { from: orderMoment } }, true],
    ['from a moment later', { time: { from: orderMoment + 1 } }, false],
    ['until the moment of the order', { time: { until: orderMoment } }, false],
    ['until a moment later', { time: { until: orderMoment + 1 } }, true],
  ])('compares with a range: %s', (_, condition, holds) => {
    expect(matchesCondition(condition, subject)).toBe(holds);
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

  it.each<Condition>([
    { product: ['undefined'] },
    { category: ['undefined'] },
    { tag: ['undefined'] },
    { country: ['DE'] },
    { customer: 'new' },
    { customer: 'returning' },
    { orderValue: { below: eur(1n) } },
    { paymentNumber: { from: 1 } },
    { time: { from: 0 } },
    { group: ['undefined'] },
    { tier: ['undefined'] },
    { format: ['video'] },
    { code: ['undefined'] },
    { link: ['undefined'] },
    { amplified: true },
    { amplified: false },
  ])('does not hold of what is not known, and its opposite does: %j', (condition) => {
    expect(matchesCondition(condition, aBareSubject)).toBe(false);
    expect(matchesCondition({ not: condition }, aBareSubject)).toBe(true);
  });

  it('takes what names nothing for a mistake in the code', () => {
    expect(() => nameCondition({} as Condition)).toThrow(RangeError);
  });
});
