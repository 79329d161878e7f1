import type {
  GrantedAccount,
  OAuthStart,
  SocialAccount,
} from '../../core/social/accounts/index.ts';
import { conflict, ProblemError } from '../shared/http/problem-error.ts';
import type { OwnKey } from '../shared/http/require-own-key.ts';
import { connectAccount } from '../shared/social/connect-account.ts';
import { placeOfStart } from '../shared/social/place-of-start.ts';
import type { ManageSocialPorts } from './ports.ts';

/**
 * Connects what a creator granted. The ticket came to the browser that signed in, and the key is the creator's who began: who
 * lures somebody else through the platform's page has the one and not the other.
 *
 * @throws ProblemError 404 for a ticket that is not this creator's, or is over; 409 if the account is another creator's.
 */
export async function finishConnection(
  ports: ManageSocialPorts,
  { merchantId, creatorId }: OwnKey,
  ticket: string,
): Promise<SocialAccount> {
  const [startId = '', secret = ''] = ticket.split('.');
  const start = await ports.accounts.findStart({ merchantId, startId });
  if (!isFor(start, creatorId) || start.expiresAt <= ports.now()) throw noSuchTicket();
  if (start.ticketHash !== ports.sha256(secret)) throw noSuchTicket();
  const { sealedGranted } = start;
  if (start.stage !== 'granted' || sealedGranted === undefined) throw noSuchTicket();
  const seal = await ports.openSeal();
  const granted: GrantedAccount = JSON.parse(seal.open(placeOfStart(start), sealedGranted));
  const { tokens, profileId, ...names } = granted;
  const { platform, linkHost } = start;
  const connected = await connectAccount(
    ports,
    {
      ...{ merchantId, creatorId, accountId: `${platform}~${profileId}`, platform, profileId },
      ...{ ...names, proof: 'oauth', scopes: tokens.scopes, linkHost },
    },
    tokens,
  );
  if (connected === 'taken') throw accountTaken();
  await ports.accounts.changeStart(start, (known) => {
    if (known?.kind !== 'oauth') return undefined;
    const { sealedGranted: _, sealedVerifier: __, ...rest } = known;
    return { ...rest, stage: 'finished' };
  });
  return connected;
}

function isFor(start: unknown, creatorId: string): start is OAuthStart {
  const known = start as OAuthStart | undefined;
  return known?.kind === 'oauth' && known.creatorId === creatorId;
}

function noSuchTicket(): ProblemError {
  return new ProblemError({
    ...{ status: 404, type: '/problems/no-such-ticket' },
    title: 'There is no such ticket of this creator, or it is used or over: connect again.',
  });
}

/** Another creator of the merchant has it. */
export function accountTaken(): ProblemError {
  const title =
    'This account is connected for another creator; it has to be disconnected there first.';
  return conflict('/problems/social-account-taken', title);
}
