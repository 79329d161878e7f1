import { registeredSecretName } from '../../adapters/secrets/registered-secrets.ts';
import type { Secrets } from '../../adapters/secrets/remembered-secrets.ts';
import { findShopAdapter } from '../../adapters/shops/shop-adapters.ts';
import type { WebhookPorts } from './receive-webhook.ts';

export type LiveSecretsSettings = {
  /** What was given with the connections. */
  readonly given: Pick<Secrets, 'readWebhookSecrets' | 'listWebhookSecrets'>;
  /** What shops said when their topics were registered. */
  readonly registered: Pick<Secrets, 'listWebhookSecrets'>;
  /** What the names of the connections' secrets begin with. */
  readonly prefix: string;
};

/**
 * What a connection's webhooks may be signed with: the secrets that were given with it, and the one that its shop chose
 * when its topics were registered, if it is one that chooses.
 */
export function liveSecrets({
  given,
  registered,
  prefix,
}: LiveSecretsSettings): WebhookPorts['readSecrets'] {
  return async ({ provider, connectionId }, maxAgeMs) => {
    const name = `${prefix}${connectionId}`;
    if (findShopAdapter(provider)?.choosesSecret !== true) {
      return given.readWebhookSecrets(name, maxAgeMs);
    }
    const lists = await Promise.all([
      registered.listWebhookSecrets(registeredSecretName(name), maxAgeMs),
      given.listWebhookSecrets(name, maxAgeMs),
    ]);
    return lists.flat();
  };
}
