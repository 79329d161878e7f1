import { describe, expect, it } from '@jest/globals';
import type { AssistBonus } from '../../../../core/plans/plan.ts';
import { assessOrder, owedBy, refundOfLine } from '../../../support/assess-order.ts';
import { type JourneyTouch, storeCredit } from '../../../support/factories/index.ts';

const bonus = (changes: Partial<AssistBonus> = {}): { assistBonus: AssistBonus } => ({
  assistBonus: {
    ruleId: 'assist',
    amount: { minorUnits: 200n, currency: 'USD' },
    to: 'any',
    ...changes,
  },
});
const winner: JourneyTouch = { creatorId: 'mia', parts: 1n };
const helping = (creatorId: string, changes: Partial<JourneyTouch> = {}): JourneyTouch => ({
  creatorId,
  ...changes,
});
const owedTo = (touches: readonly JourneyTouch[], changes: Partial<AssistBonus> = {}) =>
  owedBy({ touches, version: bonus(changes) });

describe('an assist bonus', () => {
  it('goes once to every creator who helped and got no credit', () => {
    const touches = [helping('zoe'), helping('noa'), helping('zoe'), winner];

    expect(owedTo(touches)).toEqual({ mia: 1_000n, noa: 200n, zoe: 200n });
  });

  it('goes only to the creator of the first such touch where the plan says so', () => {
    const touches = [helping('bot', { verdict: 'bot' }), helping('zoe'), helping('noa'), winner];

    expect(owedTo(touches, { to: 'first' })).toEqual({ mia: 1_000n, zoe: 200n });
  });

  it('is no credit, and a group of its own that names the touch', () => {
    const { groups, attribution } = assessOrder({
      touches: [helping('zoe'), winner],
      version: bonus(),
    });

    expect(groups.at(-1)).toMatchObject({
      ruleId: 'assist',
      reward: 'assist-bonus',
      versionId: 'v1',
      minorUnits: 200n,
      shares: [{ touchId: 'touch-1', creatorId: 'zoe', minorUnits: 200n }],
    });
    expect(groups.at(-1)).not.toMatchObject({ lineId: expect.anything() });
    expect(attribution.credits).toHaveLength(1);
  });

  it('does not go to a creator who has credit by another touch', () => {
    expect(owedTo([helping('mia', { verdict: 'lower-precedence' }), winner])).toEqual({
      mia: 1_000n,
    });
  });

  it.each<[JourneyTouch['verdict'], JourneyTouch['rule'], boolean]>([
    ['eligible', undefined, true],
    ['superseded-by-code', 'code-vs-link', true],
    ['lower-precedence', 'creator-class', true],
    ['lower-precedence', 'channel', true],
    ['lower-precedence', 'late-click', false],
    ['lower-precedence', 'leaked-code', false],
    ['paid-by-network', 'network', false],
    ['budget-exhausted', 'budget', false],
    ['outside-window', undefined, false],
    ['duplicate', undefined, false],
    ['fraud-confirmed', undefined, false],
    ['self-referral', undefined, false],
  ])('for a touch that is %s by the rule %s: %s', (verdict, rule, isPaid) => {
    expect(owedTo([helping('zoe', { verdict, rule }), winner])).toEqual(
      isPaid ? { mia: 1_000n, zoe: 200n } : { mia: 1_000n },
    );
  });

  it('rewards a view only where views earn', () => {
    const view = helping('zoe', {
      verdict: 'lower-precedence',
      rule: 'view',
      touch: { kind: 'view' },
    });

    expect(owedTo([view, winner])).toEqual({ mia: 1_000n });
    expect(
      owedBy({ touches: [view, winner], version: bonus(), policy: { viewsEarn: true } }),
    ).toEqual({ mia: 1_000n, zoe: 200n });
  });

  it('is paid where a channel has all of the credit', () => {
    const touches = [helping('zoe', { verdict: 'lower-precedence', rule: 'channel' })];

    expect(owedBy({ touches, channelParts: 1n, version: bonus() })).toEqual({ zoe: 200n });
  });

  it('stays whole after a partial refund, and ends with the whole order', () => {
    const owed = (minorUnits: bigint) =>
      owedBy({
        touches: [helping('zoe'), winner],
        version: bonus(),
        refunds: [refundOfLine('line-1', minorUnits)],
      });

    expect(owed(9_999n)).toEqual({ zoe: 200n });
    expect(owed(10_000n)).toEqual({});
  });

  it('is not paid on an order that earns nothing', () => {
    const touches = [helping('zoe'), winner];

    expect(owedBy({ touches, version: bonus(), order: { test: true } })).toEqual({});
  });

  it('is paid in its own currency only', () => {
    const order = { currency: 'EUR' };

    expect(owedBy({ touches: [helping('zoe'), winner], version: bonus(), order })).toEqual({
      mia: 1_000n,
    });
  });

  it('is cash beside rules that pay in kind', () => {
    const rules = [{ ruleId: 'credit', rewards: [storeCredit(10n)] }];
    const { owed, owedInKind } = assessOrder({
      rules,
      touches: [helping('zoe'), winner],
      version: bonus(),
    });

    expect(owed).toEqual([{ creatorId: 'zoe', minorUnits: 200n }]);
    expect(owedInKind).toMatchObject([{ creatorId: 'mia', unit: 'store-credit:USD' }]);
  });
});
