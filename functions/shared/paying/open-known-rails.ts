import type { Secrets } from '../../../adapters/secrets/remembered-secrets.ts';
import { isOnThisMachine, requireEnv } from '../environment.ts';
import { type OpenRail, openRails } from './open-rail.ts';

/** Opens rails with the credentials of their connections. */
export function openKnownRails(secrets: Pick<Secrets, 'readApiAccess'>): OpenRail {
  const prefix = requireEnv('CONNECTION_SECRETS_PREFIX');
  return openRails((connectionId) => secrets.readApiAccess(`${prefix}${connectionId}`), {
    now: Date.now,
    allowsLoopback: isOnThisMachine(),
  });
}
