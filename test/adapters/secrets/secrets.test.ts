import type { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from '@jest/globals';
import { MalformedSecretError, secretsManagerSecrets } from '../../../adapters/secrets/secrets.ts';

function start(stored: Record<string, string | Error>) {
  const reads: string[] = [];
  const clock = { now: 0 };
  const client = {
    async send({ input }: GetSecretValueCommand) {
      const id = input.SecretId ?? '';
      reads.push(id);
      const value = stored[id];
      if (value instanceof Error) throw value;
      return { SecretString: value };
    },
  } as unknown as SecretsManagerClient;
  return { secrets: secretsManagerSecrets(client, () => clock.now), reads, clock, stored };
}

describe('secrets', () => {
  it('are read once in five minutes, and then as they are by then', async () => {
    const { secrets, reads, clock, stored } = start({ key: 'old' });

    await secrets.read('key');
    stored.key = 'new';
    clock.now = 5 * 60_000 - 1;
    expect(await secrets.read('key')).toBe('old');
    clock.now = 5 * 60_000;

    expect(await secrets.read('key')).toBe('new');
    expect(reads).toEqual(['key', 'key']);
  });

  it('that could not be read are asked for again at once', async () => {
    const { secrets, stored } = start({ key: new Error('throttled') });

    await expect(secrets.read('key')).rejects.toThrow('throttled');
    stored.key = 'there';

    expect(await secrets.read('key')).toBe('there');
  });

  it('hold keys by id beside the id of the current one', async () => {
    const { secrets } = start({ keys: '{"current":"k2","k1":"one","k2":"two"}' });

    expect(await secrets.readKeys('keys')).toEqual({
      current: 'k2',
      keys: { k1: 'one', k2: 'two' },
    });
  });

  it('hold what a connection’s back end proves customers with, if it has something', async () => {
    const { secrets } = start({
      shop: '{"webhook":["signs"],"identify":["current","older",""]}',
      other: '{"webhook":["signs"]}',
    });

    expect(await secrets.readIdentifySecrets('shop')).toEqual(['current', 'older']);
    expect(await secrets.readIdentifySecrets('other')).toEqual([]);
  });

  it('hold the webhook secrets of a connection, the current one first', async () => {
    const { secrets } = start({ shop: '{"webhook":["current","older",""]}' });

    expect(await secrets.readWebhookSecrets('shop')).toEqual(['current', 'older']);
  });

  it('hold what opens the API of a connection’s shop beside them, where there is one', async () => {
    const { secrets } = start({
      shop: '{"webhook":["one"],"api":{"accessToken":"a"}}',
      other: '{"webhook":["one"]}',
    });

    expect(await secrets.readApiAccess('shop')).toEqual({ accessToken: 'a' });
    await expect(secrets.readApiAccess('other')).rejects.toThrow(MalformedSecretError);
  });

  it('are read again for a reader who wants nothing older than a moment', async () => {
    const { secrets, clock, stored } = start({ shop: '{"webhook":["old"]}' });
    await secrets.readWebhookSecrets('shop');
    stored.shop = '{"webhook":["new","old"]}';

    clock.now = 9_999;
    expect(await secrets.readWebhookSecrets('shop', 10_000)).toEqual(['old']);
    clock.now = 10_000;
    expect(await secrets.readWebhookSecrets('shop', 10_000)).toEqual(['new', 'old']);
  });

  it.each([
    ['readKeys', 'hunter2'],
    ['readKeys', '{"current":"k9","k1":"hunter2"}'],
    ['readWebhookSecrets', '{"webhook":[],"old":"hunter2"}'],
    ['readWebhookSecrets', 'null'],
  ] as const)('are refused by %s without being quoted: %s', async (method, text) => {
    const { secrets } = start({ broken: text });

    const failure = await secrets[method]('broken').catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(MalformedSecretError);
    expect(String(failure)).not.toContain('hunter2');
  });
});
