import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../../../cli/main.ts';
import { findVerifier } from '../../../cli/webhook/find-verifier.ts';
import { sampleDelivery } from '../../../cli/webhook/sample-delivery.ts';
import { type SignableProvider, signableProviders } from '../../../cli/webhook/sign-delivery.ts';

const secrets: Readonly<Record<SignableProvider, string>> = {
  ...{ shopify: 'a', woocommerce: 'b', stripe: 'whsec_c', bigcommerce: 'd', generic: 'e' },
  'standard-webhooks': `whsec_${Buffer.from('a key of the standard').toString('base64')}`,
};

type Received = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};
let received: Received[] = [];
let status = 200;
const server = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  const headers = request.headers as Received['headers'];
  received.push({ url: request.url ?? '', headers, body });
  response.writeHead(status).end('{"outcome":"stored"}');
});
let to: string;
let folder: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'webhook-send-'));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  received = [];
  status = 200;
});

async function send(provider: SignableProvider, ...options: readonly string[]) {
  const address = ['--to', to, '--connection', 'acme.shop'];
  return runWith('--provider', provider, '--secret', secrets[provider], ...address, ...options);
}

async function runWith(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main(['webhook', 'send', ...argv], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('tributary webhook send', () => {
  it.each(signableProviders)('signs its sample as %s does', async (provider) => {
    expect(await send(provider)).toMatchObject({ code: 0 });

    const [delivery] = received;
    expect(delivery?.url).toBe(`/webhooks/${provider}/acme.shop`);
    const verification =
      delivery &&
      findVerifier(provider)?.verify(delivery, [secrets[provider]], { now: Date.now() });
    expect(verification).toMatchObject({ ok: true });
  });

  it.each(signableProviders.filter((provider) => provider !== 'bigcommerce'))(
    'has a sample of %s that is a paid order over 200.00',
    (provider) => {
      const { body, topic } = sampleDelivery(provider, '9007199254740993', 1_772_445_600_000);

      const parsed = findVerifier(provider)?.parse?.(Buffer.from(body), topic);

      expect(parsed).toMatchObject({
        kind: 'facts',
        facts: [
          {
            orderId: expect.stringContaining('9007199254740993'),
            content: {
              kind: 'order',
              order: {
                currency: 'USD',
                financialStatus: 'paid',
                lines: [{ grossMinorUnits: 20_000n }],
              },
            },
          },
        ],
      });
    },
  );

  it('sends the bytes of a file under another topic', async () => {
    const path = join(folder, 'body.json');
    await writeFile(path, '{"id": 1 }\n');

    await send('shopify', '--body', path, '--topic', 'refunds/create');

    expect(received[0]?.body.toString()).toBe('{"id": 1 }\n');
    expect(received[0]?.headers['x-shopify-topic']).toBe('refunds/create');
  });

  it('says what it was answered, and exits with 1 where that is a refusal', async () => {
    status = 401;

    const { code, out } = await send('shopify', '--json');

    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      url: `${to}/webhooks/shopify/acme.shop`,
      status: 401,
      answer: '{"outcome":"stored"}',
    });
  });

  it('says that nobody answers, and exits with 3', async () => {
    const nobody = ['--to', 'http://127.0.0.1:1'];

    const { code, err } = await send('shopify', ...nobody);

    expect(code).toBe(3);
    expect(err).toMatch(/did not answer: .*Is the system running/);
  });

  it.each([
    ['a provider that keeps its key', /--provider must be/, ['--provider', 'wise']],
    ['no address', /--to must be/, ['--provider', 'shopify', '--to', 'here']],
    [
      'a secret that is none of the standard',
      /--secret: The secret is not whsec_/,
      ['--provider', 'standard-webhooks', '--secret', '!'],
    ],
    [
      'an order that is no number',
      /--order must be digits/,
      ['--provider', 'shopify', '--order', 'x'],
    ],
  ])('exits with 2 for %s', async (_, message, argv) => {
    const given = ['--secret', 's', '--to', to, '--connection', 'acme.shop', ...argv];

    const { code, err } = await runWith(...given);

    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
