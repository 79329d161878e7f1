import { ApiUnavailableError } from '../../adapters/http/api-error.ts';
import { askSocial, type SocialOutcome } from '../../adapters/social/ask-social.ts';
import { hasFeedCode } from '../../adapters/social/rss/find-feed-code.ts';
import type { ProofStart, SocialAccount } from '../../core/social/accounts/index.ts';
import { conflict, notFound, ProblemError } from '../shared/http/problem-error.ts';
import type { OwnKey } from '../shared/http/require-own-key.ts';
import { connectAccount, type NewAccount } from '../shared/social/connect-account.ts';
import { openAppAccess } from '../shared/social/open-access.ts';
import { accountTaken } from './finish-connection.ts';
import type { ManageSocialPorts } from './ports.ts';

/**
 * Looks for the code of a proof, and connects the account if it is there.
 *
 * @throws ProblemError 404 if there is no such proof; 409 if the code is not there yet, the account is not, or the merchant has nothing to look
 *   with; 503 if the platform does not answer.
 */
export async function checkProof(
  ports: ManageSocialPorts,
  { merchantId, creatorId }: OwnKey,
  proofId: string,
): Promise<SocialAccount> {
  const start = await ports.accounts.findStart({ merchantId, startId: proofId });
  if (start?.kind !== 'proof' || start.creatorId !== creatorId) throw notFound();
  if (start.expiresAt <= ports.now()) throw notFound();
  const outcome = await look(ports, start);
  const account = readAccount(ports, start, outcome);
  const connected = await connectAccount(ports, account, undefined);
  if (connected === 'taken') throw accountTaken();
  await ports.accounts.changeStart(start, () => ({ ...start, stage: 'finished' }));
  return connected;
}

async function look(ports: ManageSocialPorts, start: ProofStart): Promise<SocialOutcome> {
  const { merchantId, platform, subject } = start;
  const isFeed = platform === 'rss';
  const app = isFeed ? undefined : await ports.accounts.findApp(merchantId, platform);
  const opened = isFeed
    ? ({ kind: 'open', access: { kind: 'app', token: '' } } as const)
    : await openAppAccess(ports, merchantId, platform, app);
  if (opened.kind !== 'open') {
    const detail = 'detail' in opened ? opened.detail : 'Ask again in a minute.';
    throw conflict('/problems/no-social-app', `Nobody can look at ${platform}: ${detail}`);
  }
  const address = app?.address === undefined ? {} : { address: app.address };
  const account = { platform, profileId: isFeed ? subject : '', ...address };
  const call = isFeed ? ({ step: 'list' } as const) : ({ step: 'find', handle: subject } as const);
  try {
    return await askSocial(account, call, opened.access, ports.policy);
  } catch (error) {
    if (!(error instanceof ApiUnavailableError)) throw error;
    ports.logError(error);
    throw unavailable(platform);
  }
}

function readAccount(
  { sha256 }: ManageSocialPorts,
  start: ProofStart,
  outcome: SocialOutcome,
): NewAccount {
  const { merchantId, creatorId, platform, subject, code, linkHost } = start;
  if (!outcome.ok) throw refused(platform, outcome.refusal.kind, outcome.refusal.detail);
  const [profile] = outcome.answer.kind === 'read' ? outcome.answer.reading.profiles : [];
  const isFeed = platform === 'rss';
  const profileId = isFeed ? subject : profile?.profileId;
  if (profile === undefined || profileId === undefined) {
    throw refused(platform, 'not-found', `There is no account ${subject}.`);
  }
  const isProved = isFeed
    ? hasFeedCode(outcome.raw.body, code)
    : (profile.description ?? '').includes(code);
  if (!isProved) {
    const title = `The code ${code} does not stand in the description of ${subject} yet.`;
    throw conflict('/problems/code-not-found', title);
  }
  const named = isFeed ? sha256(subject).slice(0, 32) : profileId;
  return {
    ...{ merchantId, creatorId, platform, profileId, accountId: `${platform}~${named}` },
    ...(profile.handle === undefined ? {} : { handle: profile.handle }),
    ...(profile.name === undefined ? {} : { name: profile.name }),
    ...{ proof: isFeed ? 'feed-code' : 'bio-code', scopes: [], linkHost },
  };
}

function refused(platform: string, kind: string, detail: string): ProblemError {
  if (kind === 'throttled' || kind === 'platform-failed' || kind === 'quota-exceeded') {
    return unavailable(platform);
  }
  return conflict('/problems/social-refuses', `${platform} does not show it: ${detail}`);
}

function unavailable(platform: string): ProblemError {
  return new ProblemError({
    ...{ status: 503, type: '/problems/social-unavailable', retryAfterSeconds: 60 },
    title: `${platform} does not answer now; ask again.`,
  });
}
