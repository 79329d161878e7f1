import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { openShopHooks, registersTopics } from '../../../adapters/shops/open-shop-hooks.ts';
import { stripeHooks } from '../../../adapters/shops/stripe/stripe-hooks.ts';
import { shopProviders } from '../../../core/programs/shop-provider.ts';
import { shopHooksContract } from '../../support/contracts/shop-hooks-contract.ts';
import { startFakeBigcommerceHooks } from '../../support/fake-bigcommerce-hooks.ts';
import { startFakeShopifyHooks } from '../../support/fake-shopify-hooks.ts';
import { stripeKey } from '../../support/fake-stripe-checkouts.ts';
import { startFakeStripeHooks } from '../../support/fake-stripe-hooks.ts';
import { startFakeWoocommerceHooks } from '../../support/fake-woocommerce-hooks.ts';
import { inMemoryRegisteredSecret } from '../../support/in-memory-registered-secret.ts';

shopHooksContract('shopify', () => startFakeShopifyHooks('client-secret'));
shopHooksContract('woocommerce', () => startFakeWoocommerceHooks());
shopHooksContract('bigcommerce', () => startFakeBigcommerceHooks('client-secret'));
shopHooksContract('stripe', () => startFakeStripeHooks());

describe('hooks', () => {
  it('are registered in shops that have an API for it, and in no others', () => {
    expect(shopProviders.filter(registersTopics).toSorted()).toEqual([
      ...['bigcommerce', 'shopify', 'stripe', 'woocommerce'],
    ]);
    const settings = {
      ...{ allowsLoopback: true, secret: 'given', sha256, keeper: inMemoryRegisteredSecret() },
    };
    expect(openShopHooks('generic', {}, settings)).toBeUndefined();
  });
});

describe('the secret of an endpoint of Stripe', () => {
  const here = 'https://go.example.com/webhooks/stripe/acme.stripe';
  const events = ['invoice.paid'];
  let shop: Awaited<ReturnType<typeof startFakeStripeHooks>>;
  let keeper: ReturnType<typeof inMemoryRegisteredSecret>;

  beforeEach(async () => {
    shop = await startFakeStripeHooks();
    keeper = inMemoryRegisteredSecret();
  });
  afterEach(() => shop.stop());

  const open = () =>
    stripeHooks({ restrictedKey: stripeKey, address: shop.address }, { keeper, sha256 });
  const unknown = async () => (await open().list()).map(({ secretUnknown }) => secretUnknown);

  it('is kept when the endpoint is made', async () => {
    await open().add(events, here);

    expect(keeper.kept.now).toEqual({ hookId: 'we_1', webhook: ['whsec_of_endpoint_1'] });
    expect(await unknown()).toEqual([undefined]);
  });

  it('is asked for again within a day, if the answer was lost', async () => {
    shop.loseAnswerToAdding();
    await expect(open().add(events, here)).rejects.toThrow();
    expect(await unknown()).toEqual(['here']);

    await open().add(events, here);

    expect(keeper.kept.now.webhook).toEqual(['whsec_of_endpoint_1']);
    expect(await unknown()).toEqual([undefined]);
  });

  it('is lost after a day, and that of the next endpoint is kept', async () => {
    shop.loseAnswerToAdding();
    await expect(open().add(events, here)).rejects.toThrow();
    shop.forgetAnswers();

    await open().add(events, here);

    expect(keeper.kept.now).toEqual({ hookId: 'we_2', webhook: ['whsec_of_endpoint_2'] });
    expect(await unknown()).toEqual([undefined, 'here']);
  });

  it('is the same for two who make the endpoint at once', async () => {
    await Promise.all([open().add(events, here), open().add(events, here)]);

    expect(shop.hooks()).toHaveLength(1);
    expect(keeper.kept.now.webhook).toEqual(['whsec_of_endpoint_1']);
  });

  it('is kept of the endpoint that is made after a failure, which Stripe would answer for a day', async () => {
    shop.failAfter(0, { status: 500, body: {} });
    await expect(open().add(events, here)).rejects.toThrow();
    shop.recover();

    await open().add(events, here);

    expect(keeper.kept.now).toEqual({ hookId: 'we_1', webhook: ['whsec_of_endpoint_1'] });
  });

  it('is forgotten with the endpoint, and another is made after it', async () => {
    await open().add(events, here);
    const [hook] = await open().list();
    if (hook) await open().remove(hook);
    expect(keeper.kept.now).toEqual({ hookId: 'we_1', webhook: [] });

    await open().add(events, here);

    expect(keeper.kept.now).toEqual({ hookId: 'we_2', webhook: ['whsec_of_endpoint_2'] });
  });

  it('is kept beside that of the endpoint before, which may still be sent to', async () => {
    await open().add(events, here);
    await open().add(events, 'https://other.example.com/webhooks/stripe/acme.stripe');
    await open().add(events, 'https://third.example.com/webhooks/stripe/acme.stripe');

    expect(keeper.kept.now).toEqual({
      hookId: 'we_3',
      webhook: ['whsec_of_endpoint_3', 'whsec_of_endpoint_2'],
    });
  });

  it('cannot be known of an endpoint that somebody made in Stripe', async () => {
    shop.makeByHand('invoice.paid', here);

    expect(await unknown()).toEqual(['elsewhere']);
  });
});
