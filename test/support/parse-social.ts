import { socialParsers } from '../../adapters/social/social-parsers.ts';
import type { SocialPlatform, SocialReading, SocialRefusal } from '../../core/social/index.ts';

type Answered = { readonly status?: number; readonly headers?: Readonly<Record<string, string>> };

/** Parses a body, given as text or as what becomes JSON. */
export function parseSocial(
  platform: SocialPlatform,
  kind: string,
  body: unknown,
  { status, headers = {} }: Answered = {},
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = { headers, body: new TextEncoder().encode(text) };
  return socialParsers[platform].parse(kind, status === undefined ? answer : { ...answer, status });
}

/** What an answer says. @throws Error if it is refused. */
export function readSocial(
  platform: SocialPlatform,
  kind: string,
  body: unknown,
  answered: Answered = {},
): SocialReading {
  const result = parseSocial(platform, kind, body, answered);
  if (result.ok) return result.reading;
  throw new Error(result.refusal.detail);
}

/** Why an answer is refused. @throws Error if it is not. */
export function refuseSocial(
  platform: SocialPlatform,
  kind: string,
  body: unknown,
  answered: Answered = {},
): SocialRefusal {
  const result = parseSocial(platform, kind, body, answered);
  if (!result.ok) return result.refusal;
  throw new Error('The answer is not refused.');
}
