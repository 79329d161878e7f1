import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shopifyOrderBody, signShopify } from '../../../cli/demo/shopify-payloads.ts';
import { main } from '../../../cli/main.ts';
import { aShopifyOrder, rewrite } from '../../support/shopify-deliveries.ts';
import { aStripeEvent, aStripeSession } from '../../support/stripe-objects.ts';

const secret = 'current secret';
const customer = { id: '7', email: 'buyer@x.example', firstName: 'B', lastName: 'Buyer' };
const body = shopifyOrderBody(aShopifyOrder({ customer }));
const base64 = (text: string, key = secret, algorithm = 'sha256') =>
  createHmac(algorithm, key).update(text).digest('base64');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webhook-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function check(
  content: string,
  headers: Readonly<Record<string, string>>,
  ...options: readonly string[]
) {
  files += 1;
  const path = join(folder, `body-${files}.json`);
  await writeFile(path, content);
  const written = Object.entries(headers).flatMap(([k, v]) => ['--header', `${k}: ${v}`]);
  const argv = ['--provider', 'shopify', '--secret', secret, '--body', path, ...written];
  return runWith(...argv, ...options);
}

async function runWith(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main(['webhook', 'check', ...argv], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const signed = (text = body, key = secret, topic = 'orders/paid') =>
  signShopify(text, key, { topic, deliveryId: 'd-1' });

describe('tributary webhook check', () => {
  it('prints the facts of a valid delivery, with ids and amounts as text', async () => {
    const { code, out } = await check(body, signed(), '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      signature: 'valid',
      reason: null,
      refusal: null,
      facts: [
        {
          factId: 'shopify/order/820982911946154508@2026-03-02T10:00:00Z',
          orderId: '820982911946154508',
          sourceVersion: '2026-03-02T10:00:00.000Z',
          kind: 'order',
          topic: 'orders/paid',
          order: {
            placedAt: '2026-03-02T10:00:00.000Z',
            currency: 'USD',
            lines: [{ lineId: '487817672276298554', quantity: 2, grossMinorUnits: '20000' }],
            buyer: { hasCustomerId: true, emails: 1 },
          },
        },
      ],
    });
    expect(out).not.toContain('buyer@x.example');
  });

  it('accepts the second secret, and the options that other providers need', async () => {
    const options = ['--secret2', 'next', '--now', '1772445600', '--tolerance', '300'];
    const others = ['--webhook-id', 'w-1'];

    const { code } = await check(body, signed(body, 'next'), ...options, ...others, '--json');

    expect(code).toBe(0);
  });

  it('accepts a topic that is not used, and says so', async () => {
    const headers = signed(body, secret, 'products/create');

    expect(await check(body, headers)).toMatchObject({
      code: 0,
      out: expect.stringContaining('not kept'),
    });
  });

  it.each([
    ['none', 'missing-signature', /no X-Shopify-Hmac-Sha256 header/, undefined],
    ['none', 'missing-signature', /empty/, ''],
    ['invalid', 'bad-signature', /hex/, Buffer.from(base64(body), 'base64').toString('hex')],
    ['invalid', 'bad-signature', /truncated/, base64(body).slice(0, 20)],
    ['invalid', 'bad-signature', /SHA1/, base64(body, secret, 'sha1')],
    ['invalid', 'bad-signature', /44 characters/, 'nonsense'],
    ['invalid', 'bad-signature', /another one/, base64(body, 'another secret')],
    [
      'invalid',
      'bad-signature',
      /re-serialised/,
      base64(JSON.stringify(JSON.parse(body), null, 2)),
    ],
    ['invalid', 'bad-signature', /white space at its end/, base64(`${body}\n`)],
  ])(
    'refuses with signature %s, %s and a reason like %s',
    async (signature, type, reason, hmac) => {
      const { 'x-shopify-hmac-sha256': _, ...others } = signed();
      const headers = hmac === undefined ? others : { ...others, 'x-shopify-hmac-sha256': hmac };

      const { code, out } = await check(body, headers, '--json');

      expect(code).toBe(1);
      expect(JSON.parse(out)).toEqual({
        signature,
        reason: expect.stringMatching(reason),
        facts: [],
        refusal: { type, detail: expect.stringMatching(reason) },
      });
    },
  );

  it('says what a delivery asks for about personal data, and not whose they are', async () => {
    const shop = '"shop_id":1,"shop_domain":"tents.myshopify.com"';
    const text = `{${shop},"customer":{"id":7,"email":"buyer@x.example"},"orders_to_redact":[1]}`;
    const headers = signed(text, secret, 'customers/redact');

    const { code, out } = await check(text, headers, '--json');
    const inWords = await check(text, headers);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      ...{ signature: 'valid', reason: null, facts: [], refusal: null },
      asksFor: 'erase',
    });
    expect(inWords.out).toContain('It asks for personal data (erase)');
    expect(inWords.out).not.toContain('buyer');
  });

  it('finds white space around the secret', async () => {
    const { 'x-shopify-hmac-sha256': _, ...others } = signed();
    const headers = { ...others, 'x-shopify-hmac-sha256': base64(body, 'padded') };

    const { out } = await check(body, headers, '--secret2', ' padded\n', '--json');

    expect(JSON.parse(out).reason).toMatch(/white space around/);
  });

  it.each([
    ['unknown-currency', rewrite(body, { '"currency":"USD"': '"currency":"XX"' })],
    ['not-parseable', body.slice(0, -1)],
  ])('refuses a validly signed body as %s', async (type, text) => {
    const { code, out } = await check(text, signed(text), '--json');

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      signature: 'valid',
      reason: null,
      facts: [],
      refusal: { type },
    });
  });

  describe('of Stripe', () => {
    const seconds = 1_772_445_600;
    const options = ['--provider', 'stripe', '--now', String(seconds), '--json'];
    const signedByStripe = (text: string) => ({
      'stripe-signature': `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex')}`,
    });
    const session = aStripeEvent(
      'checkout.session.completed',
      aStripeSession({ metadata: { order_id: '1001' }, invoice: 'in_1' }),
    );

    it('prints what a shop would be told, without the buyer', async () => {
      const { code, out } = await check(session, signedByStripe(session), ...options);

      expect(code).toBe(0);
      expect(JSON.parse(out).facts).toMatchObject([
        {
          orderId: 'in_1',
          kind: 'supplement',
          supplement: { buyer: { hasCustomerId: true, emails: 1 } },
        },
      ]);
      expect(out).not.toContain('buyer@x.example');
    });

    it('prints what payments of another shop would be told', async () => {
      const headers = signedByStripe(session);

      const { code, out } = await check(session, headers, ...options, '--kind', 'payments');

      expect(code).toBe(0);
      expect(JSON.parse(out).facts).toMatchObject([
        {
          kind: 'payment',
          payment: { status: 'paid', at: '2026-03-02T10:00:10.000Z' },
          references: expect.arrayContaining([{ kind: 'order', value: '1001' }]),
        },
      ]);
    });
  });

  it('shows its usage', async () => {
    expect(await runWith('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('usage: tributary webhook check'),
    });
  });

  it('tells people the reason in words', async () => {
    const { code, out } = await check(body, signed(body, 'another secret'));

    expect(code).toBe(1);
    expect(out).toMatch(/^Signature: invalid\. The signature fits the body under none/);
  });

  it.each([
    [
      'an unknown provider',
      /--provider must be one of: shopify/,
      ['--provider', 'etsy', '--secret', 's', '--body', '/dev/null'],
    ],
    ['no secret', /--secret is missing/, ['--provider', 'shopify', '--body', '/dev/null']],
    [
      'a public key that is not there',
      /file of --public-key cannot be read/,
      ['--provider', 'wise', '--public-key', '/nowhere/key.pem', '--body', '/dev/null'],
    ],
    ['no body', /--body is missing/, ['--provider', 'shopify', '--secret', 's']],
    [
      'a missing file',
      /cannot be read/,
      ['--provider', 'shopify', '--secret', 's', '--body', '/nowhere/body.json'],
    ],
    ['an unknown option', /--verbose/, ['--provider', 'shopify', '--verbose']],
    [
      'a header without a colon',
      /--header must be/,
      ['--provider', 'shopify', '--secret', 's', '--body', '/dev/null', '--header', 'x'],
    ],
    [
      'an unknown kind',
      /--kind must be/,
      ['--provider', 'stripe', '--secret', 's', '--body', '/dev/null', '--kind', 'money'],
    ],
    [
      'payments of a shop that moves no money',
      /--kind payments is not for/,
      ['--provider', 'shopify', '--secret', 's', '--body', '/dev/null', '--kind', 'payments'],
    ],
    [
      'a time that is no number',
      /--now must be/,
      ['--provider', 'shopify', '--secret', 's', '--body', '/dev/null', '--now', 'today'],
    ],
  ])('exits with 2 and says what to change for %s', async (_, message, argv) => {
    const { code, out, err } = await runWith(...argv);

    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
  });
});
