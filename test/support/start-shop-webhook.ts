import type { ShopProvider } from '../../core/programs/shop-provider.ts';
import { aConnection } from './factories/index.ts';
import { inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { type Delivered, startWebhook } from './shopify-webhook.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * The webhook endpoint for a shop of any provider, connected as `acme.shop`.
 *
 * @param sign the headers that the provider sends with a body, under a key of `keys`.
 */
export function startShopWebhook(
  provider: ShopProvider,
  keys: readonly string[],
  sign: (body: Uint8Array, topic?: string) => Headers,
) {
  const webhook = startWebhook({
    connections: inMemoryProgramDirectory({ connections: [aConnection({ provider })] }),
    readSecrets: async () => keys,
  });

  /** Sends a body as it is, with the headers given. */
  async function post(body: string | Uint8Array, headers: Headers): Promise<Delivered> {
    const answer = await webhook.send({ headers, body }, provider);
    return {
      status: answer.statusCode ?? 0,
      answer: JSON.parse(answer.body ?? '') as Record<string, unknown>,
    };
  }

  /** Delivers a body with a valid signature. */
  async function deliver(body: string | Uint8Array, topic?: string): Promise<Delivered> {
    return post(body, sign(Buffer.from(body), topic));
  }

  return { ...webhook, post, deliver };
}
