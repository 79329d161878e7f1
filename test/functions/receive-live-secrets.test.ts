import { describe, expect, it } from '@jest/globals';
import { rememberedSecrets } from '../../adapters/secrets/remembered-secrets.ts';
import { liveSecrets } from '../../functions/receive-webhook/live-secrets.ts';

function start(given: Record<string, string>, registered: Record<string, string>) {
  const asked: string[] = [];
  const read = liveSecrets({
    given: rememberedSecrets(async (name) => given[name]),
    registered: rememberedSecrets(async (name) => {
      asked.push(name);
      return registered[name] ?? '{}';
    }),
    prefix: 'connections/',
  });
  return { read, asked };
}

const stripe = { provider: 'stripe', connectionId: 'acme.pay' } as const;

describe('what a connection’s webhooks may be signed with', () => {
  it('is what Stripe chose, beside what was given with the connection', async () => {
    const { read } = start(
      { 'connections/acme.pay': '{"webhook":["whsec_given"]}' },
      { 'connections/acme.pay/registered': '{"hookId":"we_1","webhook":["whsec_chosen"]}' },
    );

    expect(await read(stripe)).toEqual(['whsec_chosen', 'whsec_given']);
  });

  it('is nothing where nothing was given and nothing is registered, and that is remembered', async () => {
    const { read, asked } = start({ 'connections/acme.pay': '{"webhook":[]}' }, {});

    expect(await read(stripe)).toEqual([]);
    expect(await read(stripe)).toEqual([]);
    expect(asked).toEqual(['connections/acme.pay/registered']);
  });

  it('is what was given for shops that are told it, who have to have one', async () => {
    const { read, asked } = start(
      { 'connections/acme.shop': '{"webhook":["given"]}', 'connections/acme.bare': '{}' },
      {},
    );

    expect(await read({ provider: 'shopify', connectionId: 'acme.shop' })).toEqual(['given']);
    await expect(read({ provider: 'shopify', connectionId: 'acme.bare' })).rejects.toThrow(
      'a list of webhook secrets',
    );
    expect(asked).toEqual([]);
  });
});
