import '@shopify/shopify-api/adapters/node';
import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { bigcommerceVerifier } from '../../../adapters/shops/bigcommerce/verify-bigcommerce.ts';
import { shopifyVerifier } from '../../../adapters/shops/shopify/verify-shopify.ts';
import { standardWebhooksVerifier } from '../../../adapters/shops/standard-webhooks/verify-standard-webhooks.ts';
import { stripeVerifier } from '../../../adapters/shops/stripe/verify-stripe.ts';
import { type SignableProvider, signDelivery } from '../../../cli/webhook/sign-delivery.ts';

type Headers = Readonly<Record<string, string>>;
type Request = { readonly headers: Headers; readonly body: string; readonly secret: string };

const now = Date.now();
const stripe = new Stripe('sk_test_of_nobody');

/** What somebody does to a request on its way; most of it must not pass. */
type Mutation = (request: Request) => Request;

const mapSignature =
  (change: (signature: string) => string): Mutation =>
  (request) => ({
    ...request,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        /signature|hmac/.test(name) ? change(value) : value,
      ]),
    ),
  });

const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constant<Mutation>((request) => request),
  fc.nat().map<Mutation>((place) => (request) => {
    const at = place % request.body.length;
    const other = request.body[at] === 'x' ? 'y' : 'x';
    return { ...request, body: request.body.slice(0, at) + other + request.body.slice(at + 1) };
  }),
  fc.constant<Mutation>((request) => ({ ...request, body: `${request.body}\n` })),
  fc.constant<Mutation>((request) => ({ ...request, body: ` ${request.body}` })),
  fc.constant(mapSignature((signature) => signature.slice(0, -1))),
  fc.constant(mapSignature((signature) => `${signature}=`)),
  fc.constant(mapSignature(() => '')),
  fc.constant(mapSignature((signature) => signature.replace(/v1([=,])/, 'v0$1'))),
  fc.constant(mapSignature((signature) => `v1,${'A'.repeat(43)}= ${signature}`)),
  fc.nat().map((place) =>
    mapSignature((signature) => {
      const at = place % Math.max(signature.length, 1);
      return signature.slice(0, at) + (signature[at] === 'A' ? 'B' : 'A') + signature.slice(at + 1);
    }),
  ),
);

const bodies = fc.json({ maxDepth: 2 }).map((json) => `{"a":${json}}`);
const skews = fc.oneof(fc.constant(0), fc.integer({ min: -400, max: 250 }));

/** Signs, mutates, and compares what the vendor's library and we make of it. */
function agree(
  provider: SignableProvider,
  secrets: fc.Arbitrary<string>,
  vendorAccepts: (request: Request) => boolean,
  weAccept: (request: Request) => boolean,
  numRuns = 300,
): void {
  let accepted = 0;
  fc.assert(
    fc.property(bodies, secrets, mutations, skews, (body, secret, mutate, skewS) => {
      const signed = { body: Buffer.from(body), secret, now: now + skewS * 1_000 };
      const request = mutate({ headers: signDelivery(provider, signed), body, secret });
      const verdict = weAccept(request);
      accepted += verdict ? 1 : 0;
      expect(verdict).toBe(vendorAccepts(request));
    }),
    { numRuns },
  );
  // Both would agree if both refused everything.
  expect(accepted).toBeGreaterThan(numRuns / 20);
  expect(accepted).toBeLessThan(numRuns);
}

const isAccepted = (check: () => unknown): boolean => {
  try {
    return check() !== false;
  } catch {
    return false;
  }
};

const asciiSecrets = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme-ascii' });
const standardSecrets = fc
  .uint8Array({ minLength: 24, maxLength: 64 })
  .map((key) => `whsec_${Buffer.from(key).toString('base64')}`);

describe('our verification of webhooks', () => {
  it('agrees with Stripe’s library on generated and mutated requests', () => {
    agree(
      'stripe',
      asciiSecrets.map((secret) => `whsec_${secret}`),
      ({ headers, body, secret }) =>
        isAccepted(() =>
          stripe.webhooks.constructEvent(
            body,
            headers['stripe-signature'] ?? '',
            secret,
            300,
            undefined,
            now,
          ),
        ),
      ({ headers, body, secret }) =>
        stripeVerifier.verify({ headers, body: Buffer.from(body) }, [secret], {
          now: Math.floor(now / 1_000) * 1_000,
        }).ok,
    );
  });

  it('agrees with the library of Standard Webhooks', () => {
    agree(
      'standard-webhooks',
      standardSecrets,
      ({ headers, body, secret }) =>
        isAccepted(() => new Webhook(secret).verify(body, { ...headers })),
      ({ headers, body, secret }) =>
        standardWebhooksVerifier.verify({ headers, body: Buffer.from(body) }, [secret], {
          now: Math.floor(Date.now() / 1_000) * 1_000,
        }).ok,
    );
  });

  it('agrees with it for BigCommerce, whose key is the secret as text', () => {
    agree(
      'bigcommerce',
      asciiSecrets,
      ({ headers, body, secret }) =>
        isAccepted(() => new Webhook(secret, { format: 'raw' }).verify(body, { ...headers })),
      ({ headers, body, secret }) =>
        bigcommerceVerifier.verify({ headers, body: Buffer.from(body) }, [secret], {
          now: Math.floor(Date.now() / 1_000) * 1_000,
        }).ok,
    );
  });

  it('agrees with Shopify’s library', async () => {
    const secret = 'the secret of an app';
    const shopify = shopifyApi({
      apiKey: 'key',
      apiSecretKey: secret,
      hostName: 'app.example',
      apiVersion: ApiVersion.July26,
      isEmbeddedApp: false,
    });
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(bodies, mutations, async (body, mutate) => {
        const headers = {
          'x-shopify-topic': 'orders/updated',
          'x-shopify-webhook-id': 'delivery-1',
          'x-shopify-api-version': '2026-07',
          'x-shopify-shop-domain': 'shop.myshopify.com',
          'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
        };
        const request = mutate({ headers, body, secret });
        const { valid } = await shopify.webhooks.validate({
          rawBody: request.body,
          rawRequest: { headers: request.headers, method: 'POST', url: '/webhooks' },
        });
        const verdict = shopifyVerifier.verify(
          { headers: request.headers, body: Buffer.from(request.body) },
          [secret],
          { now },
        ).ok;
        accepted += verdict ? 1 : 0;
        expect(verdict).toBe(valid);
      }),
      { numRuns: 200 },
    );
    expect(accepted).toBeGreaterThan(5);
  });
});
