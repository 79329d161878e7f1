import type { SocialPlatform, SocialRefusal } from '../../core/social/index.ts';
import type { PollAnswer, Validators } from '../../core/social/polling/index.ts';
import type { AddressPolicy } from '../http/read-api-address.ts';
import { instagramCalls } from './instagram/calls.ts';
import { keepTold } from './keep-told.ts';
import type {
  AskedPlatform,
  PlatformAccess,
  PlatformCall,
  PlatformCalls,
} from './platform-calls.ts';
import { readFeedAddress } from './read-feed-address.ts';
import { rssCalls } from './rss/calls.ts';
import type { SocialAnswer } from './social-answer.ts';
import { askPlatform } from './social-http.ts';
import { socialParsers } from './social-parsers.ts';
import { tiktokCalls } from './tiktok/calls.ts';
import { twitchCalls } from './twitch/calls.ts';
import { xCalls } from './x/calls.ts';
import { youtubeCalls } from './youtube/calls.ts';

const calls: Readonly<Record<SocialPlatform, PlatformCalls>> = {
  instagram: instagramCalls,
  tiktok: tiktokCalls,
  youtube: youtubeCalls,
  twitch: twitchCalls,
  x: xCalls,
  rss: rssCalls,
};

export type AskedAccount = {
  readonly platform: SocialPlatform;
  readonly profileId: string;
  /** In place of the platform's host, on one machine only. */
  readonly address?: string;
};

export type SocialOutcome =
  | { readonly ok: true; readonly answer: PollAnswer; readonly raw: SocialAnswer }
  | { readonly ok: false; readonly refusal: SocialRefusal };

/** Feeds move; none does so more often. */
const redirectsMax = 3;

/**
 * Asks a platform once and reads what it says.
 *
 * @throws ApiUnavailableError if no answer came.
 */
export async function askSocial(
  account: AskedAccount,
  call: PlatformCall,
  access: PlatformAccess,
  policy: AddressPolicy,
): Promise<SocialOutcome> {
  const platform = calls[account.platform];
  const asked = platform.toRequest(call, account, access);
  if (asked === undefined) {
    const detail = `${account.platform} has no call for this with what the connection has.`;
    return { ok: false, refusal: { kind: 'permission-missing', detail } };
  }
  const raw = await follow(
    account,
    { ...asked, base: account.address ?? platform.address },
    policy,
  );
  if ('kind' in raw) return { ok: false, refusal: raw };
  if (raw.status === 304) return { ok: true, answer: { kind: 'unchanged' }, raw };
  const result = socialParsers[account.platform].parse(asked.kind, raw);
  if (!result.ok) return result;
  const validators = validatorsOf(account.platform, raw);
  return { ok: true, answer: keepTold({ kind: 'read', reading: result.reading, validators }), raw };
}

async function follow(
  { platform }: AskedAccount,
  asked: AskedPlatform & { readonly base: string },
  policy: AddressPolicy,
): Promise<SocialAnswer | SocialRefusal> {
  let address = addressOf(asked);
  for (let hop = 0; ; hop += 1) {
    if (platform === 'rss' && readFeedAddress(address, policy) === undefined) {
      const detail = 'The feed leads to an address that is not HTTPS or no public name.';
      return { kind: 'unsupported', detail };
    }
    const answer = await askPlatform({ ...asked, url: address });
    const { location } = answer.headers;
    const isMoved = answer.status !== undefined && answer.status >= 301 && answer.status <= 308;
    if (platform !== 'rss' || !isMoved || answer.status === 304 || location === undefined) {
      return answer;
    }
    if (hop === redirectsMax) return { kind: 'unsupported', detail: 'The feed leads in circles.' };
    address = new URL(location, address).href;
  }
}

function addressOf({ base, path, query = {} }: AskedPlatform & { readonly base: string }): string {
  const url = new URL(path.startsWith('http') ? path : `${base}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** Only what is read page by page, and is no answer to a POST, is worth asking for so. */
function validatorsOf(
  platform: SocialPlatform,
  { headers, body }: SocialAnswer,
): Validators | undefined {
  if (platform !== 'rss' && platform !== 'youtube') return undefined;
  const written = platform === 'youtube' ? etagIn(body) : undefined;
  const validators = keepTold({
    etag: headers.etag ?? written,
    lastModified: headers['last-modified'],
  });
  return Object.keys(validators).length === 0 ? undefined : validators;
}

/** YouTube writes it into the body; it stands near the beginning. */
function etagIn(body: Uint8Array): string | undefined {
  const start = new TextDecoder().decode(body.subarray(0, 400));
  return /"etag"\s*:\s*"([^"]{1,100})"/.exec(start)?.[1];
}
