import type { SocialPlatform, SocialResult } from '../../core/social/index.ts';
import type { SocialAnswer } from './social-answer.ts';
import { socialParsers } from './social-parsers.ts';

/**
 * Kinds by names that all platforms share, beside the platform's own: for each the own kinds that it can mean, the likeliest first.
 * Which one it is the body says.
 */
const commonKinds: Readonly<Record<SocialPlatform, Readonly<Record<string, readonly string[]>>>> = {
  // Stories are media as they are listed; tags of products hang on a medium.
  instagram: { media: ['media', 'products'] },
  tiktok: { media: ['videos'] },
  youtube: { media: ['videos', 'playlist'] },
  twitch: { media: ['clips', 'videos'] },
  x: { media: ['posts'] },
  rss: { media: ['feed'] },
};

/** What an answer of a platform can be asked for: the common names, then the platform's own. */
export function kindsOf(platform: SocialPlatform): string[] {
  const { kinds } = socialParsers[platform];
  const common = Object.keys(commonKinds[platform]);
  return [...common.filter((kind) => !kinds.includes(kind)), ...kinds];
}

/**
 * Reads an answer by a common or an own kind. If it is none of those that a common one can mean, it is the refusal of the likeliest.
 *
 * @throws RangeError for a kind that the platform does not have.
 */
export function parseByKind(
  platform: SocialPlatform,
  kind: string,
  answer: SocialAnswer,
): SocialResult {
  if (!kindsOf(platform).includes(kind)) {
    throw new RangeError(`There is no kind "${kind}" of ${platform}.`);
  }
  const [likeliest = kind, ...others] = commonKinds[platform][kind] ?? [];
  const parse = (own: string) => socialParsers[platform].parse(own, answer);
  const result = parse(likeliest);
  if (!isOfAnotherKind(result)) return result;
  return others.map(parse).find((other) => !isOfAnotherKind(other)) ?? result;
}

const isOfAnotherKind = (result: SocialResult): boolean =>
  !result.ok && result.refusal.kind === 'wrong-kind';
