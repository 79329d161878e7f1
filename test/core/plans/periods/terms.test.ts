import { describe, expect, it } from '@jest/globals';
import type { PeriodTerm } from '../../../../core/plans/period-term.ts';
import { chooseCountedTerms } from '../../../../core/plans/periods/choose-counted-terms.ts';
import { choosePeriodTerms } from '../../../../core/plans/periods/choose-period-terms.ts';
import { groupTerms } from '../../../../core/plans/periods/group-terms.ts';
import { listSettledTerms } from '../../../../core/plans/periods/settled-term.ts';
import { someTiers } from '../../../support/factories/a-period-fold.ts';
import { aPlanVersion } from '../../../support/factories/index.ts';

const money = (minorUnits: bigint, currency = 'USD') => ({ minorUnits, currency });
const capOf = (most: bigint, period: PeriodTerm['period'] = 'month'): PeriodTerm => ({
  kind: 'cap',
  termId: `cap-${period}`,
  period,
  most: money(most),
});
const versionFrom = (day: number, periodTerms: readonly PeriodTerm[]) =>
  aPlanVersion({
    versionId: `from-${day}`,
    publishedAt: Date.UTC(2026, 2, day) - 1,
    effectiveFrom: Date.UTC(2026, 2, day),
    periodTerms,
  });
const march = { from: Date.UTC(2026, 2, 1), until: Date.UTC(2026, 3, 1) };

describe('the terms of a period', () => {
  it('are those in force at its beginning, also if they change in the middle of it', () => {
    const versions = [versionFrom(-30, [capOf(100n)]), versionFrom(10, [capOf(50n)])];

    expect(choosePeriodTerms(versions, march)).toEqual([capOf(100n)]);
    expect(choosePeriodTerms(versions, { from: march.until, until: Date.UTC(2026, 4, 1) })).toEqual(
      [capOf(50n)],
    );
  });

  it('contain one that comes new in the middle, as it comes first', () => {
    const versions = [
      versionFrom(-30, []),
      versionFrom(10, [capOf(50n)]),
      versionFrom(20, [capOf(40n), someTiers()]),
      versionFrom(32, [capOf(1n, 'day')]),
    ];

    expect(choosePeriodTerms(versions, march)).toEqual([capOf(50n), someTiers()]);
  });

  it('are none before the first version', () => {
    expect(choosePeriodTerms([versionFrom(32, [capOf(1n)])], march)).toEqual([]);
  });

  it('contain the daily cap of the assist bonus', () => {
    const assistBonus = { ruleId: 'assist', amount: money(2_00n), to: 'any' } as const;
    const dailyCap = money(10_00n);

    expect(listSettledTerms(aPlanVersion({ assistBonus }))).toEqual([]);
    expect(listSettledTerms(aPlanVersion({ assistBonus: { ...assistBonus, dailyCap } }))).toEqual([
      { kind: 'assist-cap', termId: 'assist', period: 'day', most: dailyCap },
    ]);
  });
});

describe('what is settled together', () => {
  const guarantee: PeriodTerm = {
    kind: 'guarantee',
    termId: 'guarantee',
    period: 'month',
    atLeast: money(5n),
  };
  const bonus: PeriodTerm = {
    kind: 'bonus',
    termId: 'bonus',
    period: 'month',
    measure: 'orders',
    threshold: 1n,
    amount: money(5n),
  };
  const assist = { kind: 'assist-cap', termId: 'assist', period: 'day', most: money(1n) } as const;

  it('is sorted: tiers, bonuses, assist cap, caps on days, cap, guarantee', () => {
    const [group] = groupTerms([
      guarantee,
      capOf(9n),
      capOf(1n, 'day'),
      assist,
      bonus,
      someTiers(),
    ]);

    expect(group?.terms.map(({ termId }) => termId)).toEqual([
      'tiers',
      'bonus',
      'assist',
      'cap-day',
      'cap-month',
      'guarantee',
    ]);
  });

  it('has one period and one currency, the shorter periods first', () => {
    const euro = someTiers({ termId: 'euro', currency: 'EUR' });

    const groups = groupTerms([capOf(9n, 'year'), someTiers(), capOf(3n, 'quarter'), euro]);

    expect(groups.map(({ unit, currency }) => `${unit} ${currency}`)).toEqual([
      'month EUR',
      'month USD',
      'quarter USD',
      'year USD',
    ]);
  });
});

describe('a conversion', () => {
  const euro = someTiers({ termId: 'euro', currency: 'EUR' });

  it('counts under the tiers in its own currency, where there are such', () => {
    const version = aPlanVersion({ periodTerms: [someTiers(), euro, capOf(9n)] });

    expect(chooseCountedTerms(version, 'EUR')).toEqual(['euro', 'cap-month']);
    expect(chooseCountedTerms(version, 'USD')).toEqual(['tiers', 'cap-month']);
  });

  it('counts under tiers in another currency, where there are none in its own', () => {
    const version = aPlanVersion({ periodTerms: [someTiers()] });

    expect(chooseCountedTerms(version, 'JPY')).toEqual(['tiers']);
  });
});
