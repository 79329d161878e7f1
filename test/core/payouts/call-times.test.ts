import { describe, expect, it } from '@jest/globals';
import { reviewTimes, sendTimes } from '../../../core/payouts/call-times.ts';
import { msPerDay, msPerHour } from '../../../core/time/instant.ts';

const order = { submittedAt: 1_000 };

describe('sendTimes', () => {
  it('lets an order be sent until an hour before its rail may forget the keys', () => {
    const { sendUntil, sendingIsOverAt } = sendTimes(order, { idempotencyMs: msPerDay });

    expect(sendUntil).toBe(1_000 + 23 * msPerHour);
    expect(sendingIsOverAt).toBe(1_000 + 24 * msPerHour);
  });

  it('ends sending an hour before a person may decide, however long the keys live', () => {
    const { sendUntil, sendingIsOverAt } = sendTimes(order, { idempotencyMs: 30 * msPerDay });

    expect(sendingIsOverAt).toBe(reviewTimes(order).reviewAt);
    expect(sendUntil).toBe(reviewTimes(order).reviewAt - msPerHour);
  });
});
