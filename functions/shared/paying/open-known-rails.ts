import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretsManagerSecrets } from '../../../adapters/secrets/secrets.ts';
import { isOnThisMachine, requireEnv } from '../environment.ts';
import { type OpenRail, openRails } from './open-rail.ts';

/** Opens rails with the credentials of their connections in Secrets Manager. */
export function openKnownRails(): OpenRail {
  const secrets = secretsManagerSecrets(new SecretsManagerClient());
  const prefix = requireEnv('CONNECTION_SECRETS_PREFIX');
  return openRails((connectionId) => secrets.readApiAccess(`${prefix}${connectionId}`), {
    now: Date.now,
    allowsLoopback: isOnThisMachine(),
  });
}
