import { X509Certificate } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Instant } from '../../../core/time/instant.ts';
import { readBounded } from '../../http/read-bounded.ts';
import { isPaypalCertificateUrl } from './is-paypal-certificate-url.ts';

const maxBytes = 20_000;
const timeoutMs = 5_000;

/** What PayPal signs with could not be had, or is no certificate that counts now. PayPal delivers again. */
export class PaypalCertificateError extends Error {
  constructor(why: string) {
    super(`The certificate of a delivery from PayPal is not usable: ${why}.`);
    this.name = 'PaypalCertificateError';
  }
}

/**
 * The certificates that deliveries from PayPal name, fetched from PayPal's own hosts over TLS, kept in memory, and used while
 * they are valid. Nothing is asked at another host, nor where an answer leads.
 */
export function paypalCertificates(fetchFrom: typeof fetch, now: () => Instant) {
  const kept = new LRUCache<string, X509Certificate>({ max: 20 });

  /** @throws PaypalCertificateError */
  return async function find(url: string): Promise<string> {
    if (!isPaypalCertificateUrl(url)) throw new PaypalCertificateError('it is not at PayPal');
    const certificate = kept.get(url) ?? (await load(url));
    kept.set(url, certificate);
    const { validFromDate, validToDate } = certificate;
    if (now() < validFromDate.getTime() || now() > validToDate.getTime()) {
      throw new PaypalCertificateError('it is not valid now');
    }
    return certificate.toString();
  };

  async function load(url: string): Promise<X509Certificate> {
    const bytes = await download(url);
    try {
      return new X509Certificate(bytes);
    } catch {
      throw new PaypalCertificateError('what came is no certificate');
    }
  }

  async function download(url: string): Promise<Uint8Array> {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetchFrom(url, { redirect: 'error', signal }).catch(() => undefined);
    if (!answer?.ok) throw new PaypalCertificateError('PayPal did not send it');
    const bytes = await readBounded(answer, maxBytes);
    if (bytes === undefined) throw new PaypalCertificateError('it is too large');
    return bytes;
  }
}
