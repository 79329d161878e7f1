import { describe, expect, it } from '@jest/globals';
import { compareClaim } from '../../../core/payouts/compare-claim.ts';
import type { RailPayment } from '../../../core/payouts/payout-rail.ts';

const payment: RailPayment = {
  ...{ payoutId: 'mia-eur-2', currency: 'EUR', minorUnits: 1_234n, note: 'March' },
  receiver: { rail: 'paypal', receiver: 'Mia@example.com', receiverKind: 'email' },
};
const news = (claim: { minorUnits?: bigint; currency?: string; receiver?: string } = {}) => ({
  ...{ kind: 'report' as const, at: 0 },
  report: { payoutId: 'mia-eur-2', finding: 'paid' as const, evidence: 'It is SUCCESS.' },
  claim: {
    amount: { minorUnits: claim.minorUnits ?? 1_234n, currency: claim.currency ?? 'EUR' },
    receiver: claim.receiver ?? 'mia@example.com',
  },
});

describe('news of a payment', () => {
  it('are believed where they are of what was asked for', () => {
    expect(compareClaim(news(), payment)).toEqual(news().report);
  });

  it.each([
    { what: 'amount', claim: { minorUnits: 1_235n } },
    { what: 'amount', claim: { currency: 'USD' } },
    { what: 'receiver', claim: { receiver: 'eve@example.com' } },
  ])('of another $what contradict it', ({ what, claim }) => {
    expect(compareClaim(news(claim), payment)).toMatchObject({
      ...{ finding: 'contradicted', evidence: expect.stringContaining(`another ${what}`) },
    });
  });

  it.each([
    { rail: 'stripe', accountId: 'acct_1' },
    { rail: 'wise', recipientId: 'acct_1' },
  ] as const)('name the receiver as $rail does', (receiver) => {
    const told = news({ receiver: 'acct_1' });

    expect(compareClaim(told, { ...payment, receiver }).finding).toBe('paid');
  });

  it('of another payout are a mistake', () => {
    expect(() => compareClaim(news(), { ...payment, payoutId: 'zoe-eur-1' })).toThrow(RangeError);
  });
});
