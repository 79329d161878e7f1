import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { findVerifier } from '../../cli/webhook/find-verifier.ts';
import { readSample } from '../support/samples.ts';

type Vector = {
  readonly provider: string;
  readonly name: string;
  readonly bodyBase64: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly secret?: string;
  readonly publicKeyPem?: string;
  readonly webhookId?: string;
  readonly nowUnix: number;
  readonly toleranceS?: number;
  readonly digestHex?: string;
  readonly expect: 'accept' | 'reject' | 'ping' | 'either';
};

const { vectors } = JSON.parse(readSample('vectors/webhook-signatures.json').toString()) as {
  readonly vectors: readonly Vector[];
};
const primitives = vectors.filter(({ provider }) => provider === 'hmac-sha256-hex');
const deliveries = vectors.filter(({ provider }) => provider !== 'hmac-sha256-hex');

/** What may come either way is a matter of policy; ours refuses what is ahead of the clock, too. */
const verdicts = { accept: 'accepted', reject: 'refused', ping: 'ping', either: 'refused' };

function judge(vector: Vector): string {
  const verifier = findVerifier(vector.provider);
  if (verifier === undefined) throw new Error(`Nobody verifies ${vector.provider}.`);
  const { headers, secret, publicKeyPem, webhookId, toleranceS, nowUnix } = vector;
  const delivery = { headers, body: Buffer.from(vector.bodyBase64, 'base64') };
  if (verifier.isPing?.(delivery)) return 'ping';
  const keys = [secret, publicKeyPem].filter((key) => key !== undefined);
  const verification = verifier.verify(delivery, keys, {
    now: nowUnix * 1_000,
    ...(toleranceS === undefined ? {} : { toleranceMs: toleranceS * 1_000 }),
    ...(webhookId === undefined ? {} : { webhookId }),
  });
  return verification.ok ? 'accepted' : 'refused';
}

describe('a published webhook signature', () => {
  it('is there 66 times, of eight providers', () => {
    expect(deliveries).toHaveLength(66);
    expect(new Set(deliveries.map(({ provider }) => provider)).size).toBe(8);
  });

  it.each(deliveries)('$provider, $name: $expect', (vector) => {
    expect(judge(vector)).toBe(verdicts[vector.expect]);
  });

  it.each(primitives)('of the primitive is made likewise: $name', (vector) => {
    const body = Buffer.from(vector.bodyBase64, 'base64');
    const hmac = createHmac('sha256', vector.secret ?? '').update(body);

    expect(hmac.digest('hex')).toBe(vector.digestHex);
  });
});
