import type { OpenApp } from '../../../adapters/social/open-social-oauth.ts';
import type { SocialGrant, SocialOAuth } from '../../../core/social/accounts/index.ts';
import { msPerMinute } from '../../../core/time/instant.ts';
import type { AccessOutcome } from './open-access.ts';
import { openTokens, sealTokens } from './seal-tokens.ts';
import type { SocialPorts } from './social-ports.ts';

/** Longer than a function runs: whoever had the lock and has not written by then is dead. */
const lockMs = 3 * msPerMinute;

/**
 * Renews a grant. Who takes the lock writes the version that was read, so of several one calls; the new tokens are stored before
 * anything is asked with them, because with many platforms the old ones die at that call. Who dies between the platform's answer and the
 * store loses what was handed out: the next one tries the old token once more, and if that is dead, the creator is asked.
 */
export async function renewGrant(
  ports: SocialPorts,
  oauth: SocialOAuth,
  grant: SocialGrant,
  { clientId }: OpenApp,
): Promise<AccessOutcome> {
  const { accounts, now } = ports;
  const locked = { ...grant, version: grant.version + 1, renewingUntil: now() + lockMs };
  const busy = { kind: 'wait', until: now() + msPerMinute / 2 } as const;
  if ((await accounts.saveGrant(locked)) === 'stale') return busy;

  const seal = await ports.openSeal();
  const before = openTokens(seal, grant);
  const outcome = await oauth.renew(before);
  if (outcome.ok) {
    const version = locked.version + 1;
    const renewed = sealTokens(seal, grant, outcome.tokens, { version, now: now() });
    if ((await accounts.saveGrant(renewed)) === 'stale') return busy;
    const token = outcome.tokens.accessToken;
    return { kind: 'open', access: { kind: 'user', token, clientId } };
  }
  if (outcome.why === 'refused') return { kind: 'lost', detail: outcome.detail };
  const { renewingUntil: _, ...unlocked } = locked;
  await accounts.saveGrant({ ...unlocked, version: locked.version + 1 });
  const { accessExpiresAt = Number.POSITIVE_INFINITY } = grant;
  // One that renews itself is renewed days before its end.
  if (!oauth.renewsItself || accessExpiresAt - msPerMinute < now()) {
    return { kind: 'unavailable', detail: outcome.detail };
  }
  return { kind: 'open', access: { kind: 'user', token: before.accessToken, clientId } };
}
