import type { SocialAccount, SocialTokens } from '../../../core/social/accounts/index.ts';
import { beginPolling } from '../../../core/social/polling/index.ts';
import { sealTokens } from './seal-tokens.ts';
import type { SocialPorts } from './social-ports.ts';

/** What is new with a connection. */
export type NewAccount = Omit<SocialAccount, 'status' | 'statusAt' | 'connectedAt' | 'reason'>;

/**
 * Connects an account, or connects it again: its grant first, so that an account that is connected can be asked, then the account, then
 * its polling. Done again it ends the same.
 *
 * @returns `taken` if it is another creator's of this merchant, and nothing was changed.
 */
export async function connectAccount(
  ports: SocialPorts,
  account: NewAccount,
  tokens: SocialTokens | undefined,
): Promise<SocialAccount | 'taken'> {
  const { accounts, now } = ports;
  const known = await accounts.find(account);
  if (isOthers(known, account)) return 'taken';
  if (tokens !== undefined) await replaceGrant(ports, account, tokens);
  const at = now();
  const connected = await accounts.change(account, (stored) => {
    if (isOthers(stored, account)) return undefined;
    return { ...account, status: 'connected', statusAt: at, connectedAt: at };
  });
  if (connected === undefined) return 'taken';
  await beginAgain(ports, connected);
  return connected;
}

function isOthers(known: SocialAccount | undefined, { creatorId }: NewAccount): boolean {
  return known !== undefined && known.creatorId !== creatorId && known.status === 'connected';
}

async function replaceGrant(
  { accounts, openSeal, now }: SocialPorts,
  account: NewAccount,
  tokens: SocialTokens,
): Promise<void> {
  const seal = await openSeal();
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const version = ((await accounts.findGrant(account))?.version ?? 0) + 1;
    const grant = sealTokens(seal, account, tokens, { version, now: now() });
    if ((await accounts.saveGrant(grant)) === 'saved') return;
  }
  throw new Error('The tokens of an account kept changing.');
}

/** Whoever is at it meets another version and leaves. */
async function beginAgain({ polls, now }: SocialPorts, account: SocialAccount): Promise<void> {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const known = await polls.find(account);
    const { purge: _, workerId: __, lastRefusal: ___, ...kept } = known ?? beginPolling(account, 0);
    const version = known === undefined ? 1 : known.version + 1;
    const { creatorId } = account;
    const state = { ...kept, creatorId, version, nextAt: now(), failures: 0 };
    if ((await polls.save(state)) === 'saved') return;
  }
  throw new Error('The polling of an account kept changing.');
}
