import { describe, expect, it } from '@jest/globals';
import { decideRun, findExceeding, isCleared } from '../../../core/payouts/run-approval.ts';
import { orderMoment } from '../../support/factories/index.ts';

const eur = (minorUnits: bigint) => ({ minorUnits, currency: 'EUR' });
const planned = [eur(600n), eur(400n), { minorUnits: 9_000n, currency: 'USD' }].map((amount) => ({
  ...{ creatorId: 'mia', batchId: 'one' },
  ...amount,
}));
const run = {
  ...{ merchantId: 'acme', runId: 'r', startedAt: orderMoment, dryRun: false, author: 'key:one' },
  ...{ batches: [], planned, skipped: [] },
  approval: { exceeding: [eur(1_000n)] },
};
const by = (author: string, outcome: 'approved' | 'rejected' = 'approved') => ({
  ...{ outcome, author, at: orderMoment, note: 'Looked at it.' },
});

describe('findExceeding', () => {
  it.each([
    { rule: 'no limit, no approval', limits: [], exceeding: [] },
    { rule: 'the limit itself is not more', limits: [eur(1_000n)], exceeding: [] },
    { rule: 'all that a run pays counts together', limits: [eur(999n)], exceeding: [eur(1_000n)] },
    { rule: 'one currency says nothing of another', limits: [eur(2_000n)], exceeding: [] },
    { rule: 'nothing at all may be let go alone', limits: [eur(0n)], exceeding: [eur(1_000n)] },
  ])('$rule', ({ limits, exceeding }) => {
    expect(findExceeding(planned, { approvalLimits: limits })).toEqual(exceeding);
  });
});

describe('decideRun', () => {
  it('clears a run only by the word of somebody else', () => {
    const approved = decideRun(run, by('key:two'));

    expect(isCleared(run)).toBe(false);
    expect(decideRun(run, by('key:one'))).toBe('own');
    expect(approved).toMatchObject({ approval: { decision: { author: 'key:two' } } });
    expect(isCleared(approved as typeof run)).toBe(true);
  });

  it('lets whoever asked think better of it, which clears nothing', () => {
    const rejected = decideRun(run, by('key:one', 'rejected'));

    expect(isCleared(rejected as typeof run)).toBe(false);
  });

  it('stands by the first decision', () => {
    const rejected = decideRun(run, by('key:two', 'rejected')) as typeof run;

    expect(decideRun(rejected, by('key:three'))).toBe('decided');
    expect(decideRun(rejected, by('key:three', 'rejected'))).toBe('same');
  });

  it('has nothing to say of a run that waits for nobody', () => {
    const { approval: _, ...small } = run;

    expect(decideRun(small, by('key:two'))).toBe('not-needed');
    expect(isCleared(small as typeof run)).toBe(true);
  });
});
