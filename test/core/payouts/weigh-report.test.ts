import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Payout, PayoutState } from '../../../core/payouts/payout.ts';
import type { RailReport } from '../../../core/payouts/payout-rail.ts';
import { weighReport } from '../../../core/payouts/weigh-report.ts';
import { aPayout } from '../../support/factories/a-payout.ts';

type Finding = RailReport['finding'];

const findings: readonly Finding[] = [
  ...(['in-progress', 'paid', 'failed', 'returned'] as const),
  ...(['never-seen', 'contradicted', 'unclear'] as const),
];
const states: readonly PayoutState[] = [
  ...(['intended', 'submitted', 'unclear', 'review'] as const),
  ...(['confirmed', 'failed', 'cancelled', 'returned'] as const),
];

const payoutIn = (state: PayoutState, atRail?: Payout['atRail']): Payout =>
  aPayout({
    state,
    method: { rail: 'stripe', accountId: 'acct_1' },
    ...(atRail === undefined ? {} : { atRail }),
  });
const report = (finding: Finding, reference?: string): RailReport => ({
  ...{ payoutId: 'mia-usd-2', finding, evidence: 'test' },
  ...(reference === undefined ? {} : { reference }),
});

describe('weighReport', () => {
  it.each([
    { state: 'submitted', finding: 'paid', does: { kind: 'confirm' } },
    { state: 'unclear', finding: 'paid', does: { kind: 'confirm' } },
    { state: 'submitted', finding: 'failed', does: { kind: 'fail' } },
    { state: 'unclear', finding: 'returned', does: { kind: 'fail' } },
    { state: 'submitted', finding: 'unclear', does: { kind: 'mark', state: 'unclear' } },
    { state: 'unclear', finding: 'unclear', does: undefined },
    { state: 'unclear', finding: 'in-progress', does: { kind: 'mark', state: 'submitted' } },
    { state: 'submitted', finding: 'contradicted', does: { kind: 'mark', state: 'review' } },
    { state: 'confirmed', finding: 'failed', does: { kind: 'take-back' } },
    { state: 'confirmed', finding: 'returned', does: { kind: 'take-back' } },
    { state: 'confirmed', finding: 'contradicted', does: { kind: 'note' } },
    { state: 'confirmed', finding: 'in-progress', does: undefined },
    { state: 'returned', finding: 'paid', does: undefined },
    { state: 'failed', finding: 'paid', does: { kind: 'note' } },
    { state: 'cancelled', finding: 'paid', does: { kind: 'note' } },
    { state: 'review', finding: 'paid', does: { kind: 'confirm' } },
    { state: 'review', finding: 'unclear', does: undefined },
  ] as const)('$finding of what is $state: $does.kind', ({ state, finding, does }) => {
    expect(weighReport(payoutIn(state), report(finding), true)).toEqual(does);
  });

  it('gives back what was never seen only once nobody can send it any more', () => {
    for (const state of ['submitted', 'unclear'] as const) {
      expect(weighReport(payoutIn(state), report('never-seen'), false)).toBeUndefined();
      expect(weighReport(payoutIn(state), report('never-seen'), true)).toEqual({ kind: 'fail' });
    }
  });

  it('has a person look at what the rail went on with and has never seen', () => {
    const known = payoutIn('submitted', { finding: 'in-progress' });

    expect(weighReport(known, report('never-seen'), true)).toEqual({
      kind: 'mark',
      state: 'review',
    });
  });

  it('takes another id of a payment for another payment', () => {
    const known = payoutIn('submitted', { finding: 'in-progress', reference: 'tr_1' });

    expect(weighReport(known, report('paid', 'tr_1'), false)).toEqual({ kind: 'confirm' });
    expect(weighReport(known, report('paid', 'tr_2'), false)).toEqual({
      kind: 'mark',
      state: 'review',
    });
  });

  it('hears what a rail said before it said that the money is back, and does nothing', () => {
    const back = payoutIn('failed', { finding: 'returned' });
    const failed = payoutIn('failed', { finding: 'failed' });

    expect(weighReport(back, report('paid'), false)).toBeUndefined();
    expect(weighReport(failed, report('in-progress'), false)).toBeUndefined();
  });

  it('says so when a rail goes on with what it was said never to have seen', () => {
    const givenBack = payoutIn('failed', { finding: 'never-seen' });

    expect(weighReport(givenBack, report('in-progress'), false)).toEqual({ kind: 'note' });
  });

  it('leaves a contradiction to people, whatever the rail says next', () => {
    const inReview = payoutIn('review', { finding: 'contradicted' });

    expect(weighReport(inReview, report('paid'), true)).toEqual({ kind: 'note' });
    expect(weighReport(inReview, report('failed'), true)).toEqual({ kind: 'note' });
  });

  it('never moves money without a final word of the rail', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.constantFrom(...findings),
        fc.option(fc.constantFrom(...findings), { nil: undefined }),
        fc.boolean(),
        (state, finding, before, isSendingOver) => {
          const atRail = before === undefined ? undefined : { finding: before };
          const move = weighReport(payoutIn(state, atRail), report(finding), isSendingOver);
          const isFinal = ['paid', 'failed', 'returned'].includes(finding);
          const isNeverSent = finding === 'never-seen' && isSendingOver;
          if (move?.kind === 'confirm') expect(finding).toBe('paid');
          if (move?.kind === 'take-back') expect(isFinal).toBe(true);
          if (move?.kind === 'fail') expect(isFinal || isNeverSent).toBe(true);
        },
      ),
    );
  });
});
