import { describe, expect, it } from '@jest/globals';
import { decideRun } from '../../../core/payouts/run-approval.ts';
import { runEvents } from '../../../functions/publish-events/run-events.ts';
import { daysAfterOrder, orderMoment } from '../../support/factories/index.ts';

const exceeding = [{ minorUnits: 100_001n, currency: 'EUR' }];
const small = {
  ...{ merchantId: 'acme', runId: 'r', startedAt: orderMoment, dryRun: false, author: 'key:one' },
  ...{ batches: [], planned: [], skipped: [] },
};
const waiting = { ...small, approval: { exceeding } };
const decided = decideRun(waiting, {
  ...{ outcome: 'approved', author: 'key:two', at: daysAfterOrder(1), note: 'Looked at it.' },
});
if (typeof decided === 'string') throw new Error('Somebody else may approve it.');

describe('runEvents', () => {
  it('tell that a run waits for a second person, and what that one said, each once', () => {
    const asked = runEvents({ before: undefined, after: waiting });
    const answered = runEvents({ before: waiting, after: decided });

    expect(asked).toEqual([
      {
        type: 'payout-run.awaiting-approval',
        at: orderMoment,
        detail: {
          eventId: 'payout-run.awaiting-approval/acme/r',
          ...{ merchantId: 'acme', runId: 'r', askedBy: 'key:one' },
          exceeding: [{ amount: '1000.01', currency: 'EUR' }],
        },
      },
    ]);
    expect(answered).toMatchObject([
      { type: 'payout-run.approved', at: daysAfterOrder(1), detail: { decidedBy: 'key:two' } },
    ]);
    expect(runEvents({ before: decided, after: decided })).toEqual([]);
  });

  it('say nothing of a run that waits for nobody', () => {
    expect(runEvents({ before: undefined, after: small })).toEqual([]);
  });
});
