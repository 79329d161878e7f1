import { describe, expect, it } from '@jest/globals';
import {
  PaypalCertificateError,
  paypalCertificates,
} from '../../../../adapters/rails/paypal/paypal-certificates.ts';
import { readPublicKey } from '../../../../adapters/webhooks/is-rsa-sha256.ts';
import { aCertificate, certificateValidAt } from '../../../support/rails/a-certificate.ts';

const url = 'https://api.paypal.com/v1/notifications/certs/CERT-1';

function begin(answer: () => Response, now = () => certificateValidAt) {
  const asked: string[] = [];
  const find = paypalCertificates(async (from) => {
    asked.push(String(from));
    return answer();
  }, now);
  return { asked, find };
}

describe('the certificates of PayPal', () => {
  it('are fetched once, and are keys to verify with', async () => {
    const { asked, find } = begin(() => new Response(aCertificate));

    const found = await find(url);
    await find(url);

    expect(readPublicKey(found)).toBeDefined();
    expect(asked).toEqual([url]);
  });

  it.each([
    'https://paypal.com.example/cert',
    'http://api.paypal.com/cert',
    'https://api.paypal.com@evil.example/cert',
  ])('are not asked for at %s', async (elsewhere) => {
    const { asked, find } = begin(() => new Response(aCertificate));

    await expect(find(elsewhere)).rejects.toThrow(PaypalCertificateError);

    expect(asked).toEqual([]);
  });

  it.each([
    { what: 'not yet valid', now: Date.UTC(2026, 0, 1) },
    { what: 'no longer valid', now: Date.UTC(2037, 0, 1) },
  ])('that are $what do not count', async ({ now }) => {
    const { find } = begin(
      () => new Response(aCertificate),
      () => now,
    );

    await expect(find(url)).rejects.toThrow('not valid now');
  });

  it.each([
    { what: 'no certificate', answer: () => new Response('<html>') },
    { what: 'an error', answer: () => new Response(aCertificate, { status: 500 }) },
    { what: 'without end', answer: () => new Response('x'.repeat(30_000)) },
    {
      what: 'nothing',
      answer: () => {
        throw new TypeError('fetch failed');
      },
    },
  ])('that are $what are asked for again the next time', async ({ answer }) => {
    let isBroken = true;
    const { find } = begin(() => (isBroken ? answer() : new Response(aCertificate)));
    await expect(find(url)).rejects.toThrow(PaypalCertificateError);

    isBroken = false;

    expect(readPublicKey(await find(url))).toBeDefined();
  });
});
