import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { secretsManagerRegisteredSecret } from '../../../adapters/secrets/registered-secrets.ts';
import { secretsManagerSecrets } from '../../../adapters/secrets/secrets.ts';
import type { ClientSettings } from '../../../adapters/shops/open-by-access.ts';
import { openShopHooks } from '../../../adapters/shops/open-shop-hooks.ts';
import type { Connection } from '../../../core/programs/program.ts';
import type { ShopHooks } from '../../../core/topics/index.ts';

export type HooksOpenerSettings = {
  readonly client: SecretsManagerClient;
  /** What the names of the connections' secrets begin with. */
  readonly prefix: string;
  readonly settings: ClientSettings;
};

/** Opens the hooks of connections' shops with their secrets as they are now: people save them, and then register. */
export function hooksOpener({ client, prefix, settings }: HooksOpenerSettings) {
  return async ({ provider, connectionId }: Connection): Promise<ShopHooks | undefined> => {
    const name = `${prefix}${connectionId}`;
    const secrets = secretsManagerSecrets(client);
    const [secret = ''] = await secrets.listWebhookSecrets(name);
    return openShopHooks(provider, await secrets.readApiAccess(name), {
      ...{ ...settings, secret, sha256 },
      keeper: secretsManagerRegisteredSecret(client, name),
    });
  };
}
