import { describe, expect, it } from '@jest/globals';
import { shopifySamples } from '../support/shopify-samples.ts';
import { startWebhook } from '../support/shopify-webhook.ts';

describe('a real payload of Shopify, correctly signed', () => {
  it.each(shopifySamples)('$file as $topic is $becomes.outcome', async (sample) => {
    const { deliver, factsOf, listRejected, faults } = startWebhook();
    const { outcome, orderId = 'none', reason, content } = sample.becomes;

    const { status, answer } = await deliver(sample.body(), sample.topic);

    expect({ status, answer }).toEqual({ status: 200, answer: { outcome } });
    expect(await factsOf(orderId)).toMatchObject(content === undefined ? [] : [{ content }]);
    expect(await listRejected()).toMatchObject(reason === undefined ? [] : [{ reason }]);
    expect(faults).toEqual([]);
  });

  it('is a duplicate the second time', async () => {
    for (const sample of shopifySamples.filter(({ becomes }) => becomes.outcome === 'stored')) {
      const { deliver } = startWebhook();

      await deliver(sample.body(), sample.topic);
      const { answer } = await deliver(sample.body(), sample.topic);

      expect(answer).toEqual({ outcome: 'duplicate' });
    }
  });
});
