import { describe, expect, it } from '@jest/globals';
import { shopifyAdapter } from '../../adapters/shops/shopify/shopify-adapter.ts';
import { readSample } from '../support/samples.ts';

type Vector = {
  readonly provider: string;
  readonly name: string;
  readonly bodyBase64: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly secret: string;
  readonly nowUnix: number;
  readonly expect: 'accept' | 'reject';
};

const { vectors } = JSON.parse(readSample('vectors/webhook-signatures.json').toString()) as {
  readonly vectors: readonly Vector[];
};
const ofShopify = vectors.filter(({ provider }) => provider === 'shopify');

describe('a published signature of Shopify', () => {
  it('is there fifteen times', () => {
    expect(ofShopify).toHaveLength(15);
  });

  it.each(ofShopify)('$name: $expect', (vector) => {
    const body = Buffer.from(vector.bodyBase64, 'base64');

    const verification = shopifyAdapter.verify(
      { headers: vector.headers, body },
      [vector.secret],
      vector.nowUnix * 1_000,
    );

    expect(verification.ok).toBe(vector.expect === 'accept');
  });
});
