import { readFeedAddress } from '../../adapters/social/read-feed-address.ts';
import type { ProofStart } from '../../core/social/accounts/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { msPerDay } from '../../core/time/instant.ts';
import { invalid } from '../shared/http/problem-error.ts';
import type { OwnKey } from '../shared/http/require-own-key.ts';
import type { ManageSocialPorts } from './ports.ts';
import { requireCreator } from './require-creator.ts';

/** Descriptions of channels and feeds are not changed within a minute. */
const lifeMs = 7 * msPerDay;

export type WantedProof =
  | { readonly platform: 'youtube' | 'twitch' | 'x'; readonly handle: string }
  | { readonly platform: 'rss'; readonly feedUrl: string };

/** Begins a proof: a code, and where it is to stand until it was seen there. */
export async function startProof(
  ports: ManageSocialPorts,
  { merchantId, creatorId }: OwnKey,
  origin: string,
  wanted: WantedProof,
) {
  await requireCreator(ports, { merchantId, creatorId });
  const startId = ports.randomId();
  const expiresAt = ports.now() + lifeMs;
  const { platform } = wanted;
  const start: ProofStart = {
    ...{ merchantId, creatorId, platform, startId, expiresAt, kind: 'proof', stage: 'started' },
    subject: platform === 'rss' ? requireFeed(wanted.feedUrl, ports) : wanted.handle,
    code: `tributary-${ports.sha256(startId).slice(0, 20)}`,
    linkHost: new URL(origin).host,
  };
  await ports.accounts.changeStart(start, () => start);
  const { code, subject } = start;
  return {
    ...{ proofId: startId, platform, subject, code, expiresAt: formatInstant(expiresAt) },
    where:
      platform === 'rss'
        ? `Put <podcast:txt purpose="verify">${code}</podcast:txt> into the channel of the feed, or the code into its description.`
        : `Put the code into the description of @${subject}. You may take it out again once it was seen.`,
  };
}

function requireFeed(text: string, { policy }: ManageSocialPorts): string {
  const address = readFeedAddress(text, policy);
  if (address !== undefined) return address;
  const message = 'The address of a feed is HTTPS and a public name, without a port or a user.';
  throw invalid([{ path: ['feedUrl'], message }]);
}
