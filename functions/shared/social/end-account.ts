import { hasOAuth, openSocialOAuth } from '../../../adapters/social/open-social-oauth.ts';
import type { SocialAccount } from '../../../core/social/accounts/index.ts';
import { openApp } from './open-app.ts';
import { openTokens } from './seal-tokens.ts';
import type { SocialPorts } from './social-ports.ts';

/** What became of the grant at the platform: `by-hand` if only the creator can take it back there. */
export type Revocation = 'revoked' | 'by-hand' | 'failed' | 'nothing-granted';

/**
 * Ends a connection: the grant is taken back at the platform, forgotten here, and the account's figures are deleted by the poller. What is
 * derived (posts, their marks, what became of them) stays.
 */
export async function disconnectAccount(
  ports: SocialPorts,
  account: SocialAccount,
): Promise<Revocation> {
  const revocation = await takeBack(ports, account);
  await endAccount(ports, account, { status: 'disconnected' });
  return revocation;
}

/** Says that an account is not connected any more, forgets what opened it, and has its figures deleted. */
export async function endAccount(
  { accounts, polls, now }: SocialPorts,
  account: SocialAccount,
  end: { readonly status: 'revoked' | 'disconnected'; readonly reason?: string },
): Promise<void> {
  await accounts.change(account, (known) =>
    known?.status === 'connected' ? { ...known, ...end, statusAt: now() } : undefined,
  );
  await accounts.removeGrant(account);
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const state = await polls.find(account);
    if (state === undefined) return;
    const { workerId: _, progress: __, ...kept } = state;
    const purging = { ...kept, version: state.version + 1, nextAt: now(), purge: true } as const;
    if ((await polls.save(purging)) === 'saved') return;
  }
  throw new Error('The polling of an account kept changing.');
}

async function takeBack(ports: SocialPorts, account: SocialAccount): Promise<Revocation> {
  const { accounts, openSeal } = ports;
  const { merchantId, platform } = account;
  const grant = await accounts.findGrant(account);
  if (grant === undefined || !hasOAuth(platform)) return 'nothing-granted';
  const app = await openApp(ports, await accounts.findApp(merchantId, platform));
  if (app === undefined) return 'by-hand';
  return openSocialOAuth(platform, app).revoke(openTokens(await openSeal(), grant));
}
