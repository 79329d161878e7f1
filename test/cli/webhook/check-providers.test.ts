import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { main } from '../../../cli/main.ts';
import { signDelivery } from '../../../cli/webhook/sign-delivery.ts';

const at = 1_795_200_000;
const body = '{"id": 9007199254740993, "total": "12.10"}';
const bytes = Buffer.from(body);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const standardSecret = `whsec_${Buffer.from('a key of the standard').toString('base64')}`;
const now = at * 1_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webhook-check-'));
  await writeFile(join(folder, 'key.pem'), pem);
  await writeFile(
    join(folder, 'private.pem'),
    rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

type Headers = Readonly<Record<string, string>>;

async function check(
  provider: string,
  headers: Headers,
  options: readonly string[],
  content: string = body,
) {
  const path = join(folder, 'body.json');
  await writeFile(path, content);
  const written = Object.entries(headers).flatMap(([k, v]) => ['--header', `${k}: ${v}`]);
  const out: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => out.push(line) };
  const argv = ['--provider', provider, '--body', path, '--now', String(at), ...written];
  const code = await main(['webhook', 'check', ...argv, ...options, '--json'], io);
  return { code, report: JSON.parse(out.join('')) };
}

const rsaOver = (text: string) =>
  sign('RSA-SHA256', Buffer.from(text), rsa.privateKey).toString('base64');
const keyFile = () => ['--public-key', join(folder, 'key.pem')];
const paypalHeaders = (text = body): Headers => ({
  'paypal-auth-algo': 'SHA256withRSA',
  'paypal-cert-url': 'https://api.paypal.com/v1/notifications/certs/CERT-1',
  'paypal-transmission-id': 't-1',
  'paypal-transmission-time': '2026-11-20T18:40:00Z',
  'paypal-transmission-sig': rsaOver(`t-1|2026-11-20T18:40:00Z|WH-1|${crc32(text)}`),
});

describe('tributary webhook check', () => {
  it.each([
    ['stripe', signDelivery('stripe', { body: bytes, secret: 'whsec_s', now }), 'whsec_s'],
    ['woocommerce', signDelivery('woocommerce', { body: bytes, secret: 's', now }), 's'],
    ['bigcommerce', signDelivery('bigcommerce', { body: bytes, secret: 's', now }), 's'],
    ['generic', signDelivery('generic', { body: bytes, secret: 's', now }), 's'],
    [
      'standard-webhooks',
      signDelivery('standard-webhooks', { body: bytes, secret: standardSecret, now }),
      standardSecret,
    ],
  ])(
    'accepts the signature of %s, and not over another body',
    async (provider, headers, secret) => {
      const options = ['--secret', 'whsec_YW5vdGhlcg==', '--secret2', secret];

      expect(await check(provider, headers, options)).toMatchObject({
        report: { signature: 'valid', reason: null },
      });
      expect(await check(provider, headers, options, body.replace('12.10', '12.11'))).toMatchObject(
        {
          code: 1,
          report: { signature: 'invalid', refusal: { type: 'bad-signature' } },
        },
      );
    },
  );

  it.each([
    [
      'adobe-commerce-webhooks',
      () => ({ 'x-adobe-commerce-webhook-signature': rsaOver(body) }),
      [],
    ],
    ['wise', () => ({ 'x-signature-sha256': rsaOver(body) }), []],
    ['paypal', () => paypalHeaders(), ['--webhook-id', 'WH-1']],
  ])('accepts the RSA signature of %s under a public key', async (provider, headers, options) => {
    const given = [...keyFile(), ...options];

    expect(await check(provider, headers(), given)).toMatchObject({
      report: { signature: 'valid', reason: null },
    });
    expect(await check(provider, headers(), given, `${body} `)).toMatchObject({
      code: 1,
      report: { refusal: { type: 'bad-signature' } },
    });
  });

  it('knows the unsigned greeting of WooCommerce, and nothing else that is unsigned', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

    expect(await check('woocommerce', form, ['--secret', 's'], 'webhook_id=7')).toEqual({
      code: 0,
      report: { signature: 'none', reason: null, facts: [], refusal: null },
    });
    expect(await check('woocommerce', form, ['--secret', 's'], 'webhook_id=7&id=1')).toMatchObject({
      code: 1,
      report: { refusal: { type: 'missing-signature' } },
    });
    expect(await check('woocommerce', {}, ['--secret', 's'], 'webhook_id=7')).toMatchObject({
      code: 1,
    });
  });

  it('decodes the HTML entities that WordPress keeps a secret with', async () => {
    const headers = signDelivery('woocommerce', { body: bytes, secret: `a&b"c'd<e>`, now });
    const options = ['--secret', 'a&amp;b&quot;c&#039;d&lt;e&gt;'];

    expect(await check('woocommerce', headers, options)).toMatchObject({
      report: { signature: 'valid' },
    });
  });

  it.each([
    [-301, 'timestamp-too-old', /signed 301 seconds ago, more than the 300 that are allowed/],
    [301, 'timestamp-too-new', /signed 301 seconds in the future/],
  ])('refuses what Stripe signed %d seconds from now', async (seconds, type, reason) => {
    const signed = { body: bytes, secret: 'whsec_s', now: (at + seconds) * 1_000 };
    const headers = signDelivery('stripe', signed);

    const { report } = await check('stripe', headers, ['--secret', 'whsec_s']);

    expect(report).toMatchObject({ signature: 'invalid', refusal: { type } });
    expect(report.reason).toMatch(reason);
    expect(
      await check('stripe', headers, ['--secret', 'whsec_s', '--tolerance', '301']),
    ).toMatchObject({ report: { signature: 'valid' } });
  });

  const stripe = (secret: string, text = body) =>
    signDelivery('stripe', { body: Buffer.from(text), secret, now });
  const v1 = (key: string | Buffer, text = body) =>
    createHmac('sha256', key).update(`${at}.${text}`).digest('hex');

  it.each<[string, Headers, string, RegExp]>([
    ['stripe', {}, 'whsec_s', /no Stripe-Signature header/],
    ['stripe', { 'Stripe-Signature': `v1=${v1('whsec_s')}` }, 'whsec_s', /no time/],
    ['stripe', { 'Stripe-Signature': `t=${at},v0=ab` }, 'whsec_s', /v0 signature only/],
    ['stripe', stripe('whsec_s'), 'sk_live_1', /looks like the wrong one: it is an API key/],
    ['stripe', stripe('whsec_s'), 'abc', /begins with whsec_/],
    ['stripe', stripe('whsec_s', JSON.stringify(JSON.parse(body))), 'whsec_s', /re-serialised/],
    ['stripe', stripe('whsec_s', `${body}\n`), 'whsec_s', /white space at its end/],
    [
      'stripe',
      { 'Stripe-Signature': `t=${at},v1=${v1('whsec_s').toUpperCase()}` },
      'whsec_s',
      /upper case/,
    ],
    [
      'stripe',
      { 'Stripe-Signature': `t=${at},v1=${v1(Buffer.from('abcd', 'base64'))}` },
      'whsec_abcd',
      /used whole, as text/,
    ],
    ['woocommerce', {}, 's', /no X-WC-Webhook-Signature header/],
    [
      'woocommerce',
      signDelivery('woocommerce', { body: bytes, secret: 's', now }),
      `cs_${'0'.repeat(40)}`,
      /keys of the REST API/,
    ],
    ['bigcommerce', {}, 's', /no webhook-id header/],
    ['generic', {}, 's', /no x-tributary-signature header/],
    ['generic', { 'X-Tributary-Signature': 'abc' }, 's', /64 characters of hex/],
    ['standard-webhooks', { 'webhook-id': 'm' }, standardSecret, /no webhook-signature header/],
    [
      'standard-webhooks',
      { 'webhook-id': 'm', 'webhook-timestamp': 'now', 'webhook-signature': 'v1,a' },
      standardSecret,
      /not whole seconds/,
    ],
  ])('tells what to change about %s (%j)', async (provider, headers, secret, reason) => {
    const { code, report } = await check(provider, headers, ['--secret', secret]);

    expect(code).toBe(1);
    expect(report.reason).toMatch(reason);
  });

  it.each<[string, string[], Headers, RegExp]>([
    [
      'a private key',
      ['--public-key', 'private.pem'],
      { 'x-signature-sha256': 'ab' },
      /private one/,
    ],
    ['no key', ['--secret', 'abc'], { 'x-signature-sha256': 'ab' }, /no public RSA key in PEM/],
    [
      'a truncated signature',
      ['--public-key', 'key.pem'],
      { 'x-signature-sha256': Buffer.from('short').toString('base64') },
      /truncated/,
    ],
  ])('tells what to change about %s given for Wise’s', async (_, options, headers, reason) => {
    const given = options.map((one) => (one.endsWith('.pem') ? join(folder, one) : one));

    expect((await check('wise', headers, given)).report.reason).toMatch(reason);
  });

  it('trusts no certificate from outside PayPal', async () => {
    const headers = { ...paypalHeaders(), 'paypal-cert-url': 'https://api.paypal.com.evil.test/c' };

    expect(await check('paypal', headers, [...keyFile(), '--webhook-id', 'WH-1'])).toMatchObject({
      code: 1,
      report: { refusal: { type: 'untrusted-certificate' } },
    });
  });
});
