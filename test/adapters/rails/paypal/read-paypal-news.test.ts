import { describe, expect, it } from '@jest/globals';
import { readPaypalNews } from '../../../../adapters/rails/paypal/read-paypal-news.ts';
import { senderBatchId, senderItemId } from '../../../../adapters/rails/paypal/sender-ids.ts';

const create_time = '2026-03-02T12:00:00.000Z';
const at = Date.UTC(2026, 2, 2, 12);
const sender_batch_id = 'm1/2026-03-paypal-eur-1';

const item = {
  ...{ payout_item_id: 'ITEM1', payout_batch_id: 'BATCH1', sender_batch_id },
  payout_item: {
    ...{ sender_item_id: 'mia-eur-2', receiver: 'mia@example.com' },
    amount: { value: '12.34', currency: 'EUR' },
  },
};
const read = (event: string, resource: object) =>
  readPaypalNews({ event_type: `PAYMENT.${event}`, create_time, resource } as never);

describe('events of PayPal', () => {
  it.each([
    { event: 'SUCCEEDED', finding: 'paid' },
    { event: 'HELD', finding: 'in-progress' },
    { event: 'UNCLAIMED', finding: 'in-progress' },
    { event: 'BLOCKED', finding: 'failed' },
    { event: 'DENIED', finding: 'failed' },
    { event: 'FAILED', finding: 'failed' },
    { event: 'CANCELED', finding: 'returned' },
    { event: 'REFUNDED', finding: 'returned' },
    { event: 'RETURNED', finding: 'returned' },
    { event: 'INVENTED', finding: 'unclear' },
  ])('of an item that is $event report it $finding', ({ event, finding }) => {
    expect(read(`PAYOUTS-ITEM.${event}`, item)).toMatchObject({
      ...{ kind: 'report', at, merchantId: 'm1' },
      report: { payoutId: 'mia-eur-2', reference: 'BATCH1', finding },
      claim: { amount: { minorUnits: 1_234n, currency: 'EUR' }, receiver: 'mia@example.com' },
    });
  });

  it('go by the state that the item has by now, not by the one that was news', () => {
    const returned = { ...item, transaction_status: 'RETURNED', errors: { name: 'UNCLAIMED_30' } };

    expect(read('PAYOUTS-ITEM.UNCLAIMED', returned)).toMatchObject({
      report: {
        ...{ finding: 'returned' },
        evidence: 'PayPal says that ITEM1 is RETURNED (UNCLAIMED_30).',
      },
    });
  });

  it('of an item whose id was cut ask for looking it up', () => {
    const cut = senderItemId('x'.repeat(100));
    const resource = { ...item, payout_item: { ...item.payout_item, sender_item_id: cut } };

    expect(read('PAYOUTS-ITEM.SUCCEEDED', resource)).toMatchObject({
      ...{ kind: 'look-up', merchantId: 'm1', batchId: '2026-03-paypal-eur-1' },
      reference: 'BATCH1',
    });
  });

  it.each(['SUCCESS', 'PROCESSING', 'DENIED'])(
    'of a batch that is %s say nothing of its items',
    (status) => {
      const batch_header = {
        ...{ payout_batch_id: 'BATCH1', batch_status: status },
        sender_batch_header: { sender_batch_id },
      };

      expect(read(`PAYOUTSBATCH.${status}`, { batch_header })).toEqual({
        ...{ kind: 'look-up', at, merchantId: 'm1', batchId: '2026-03-paypal-eur-1' },
        ...{ reference: 'BATCH1', evidence: `PayPal says that the batch BATCH1 is ${status}.` },
      });
    },
  );

  it('of a batch whose id was cut name its merchant', () => {
    const sender = senderBatchId('m1', 'b'.repeat(300));
    const batch_header = {
      ...{ payout_batch_id: 'BATCH1', batch_status: 'SUCCESS' },
      sender_batch_header: { sender_batch_id: sender },
    };

    const news = read('PAYOUTSBATCH.SUCCESS', { batch_header });

    expect(news).toMatchObject({ kind: 'look-up', merchantId: 'm1', reference: 'BATCH1' });
    expect(news).not.toHaveProperty('batchId');
    expect(sender.length).toBeLessThanOrEqual(256);
  });

  it('of everything else are nothing to payouts, and of unknown shapes not usable', () => {
    expect(read('SALE.COMPLETED', {})).toEqual({ kind: 'other', topic: 'PAYMENT.SALE.COMPLETED' });
    expect(read('PAYOUTS-ITEM.SUCCEEDED', {})).toMatchObject({ kind: 'unusable' });
    expect(readPaypalNews({ event_type: 'x' })).toMatchObject({ kind: 'unusable' });
  });
});
