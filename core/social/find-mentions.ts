import { isSlug } from '../tracking/slug.ts';
import type { SocialPlatform } from './platform.ts';
import type { SocialContent } from './social-content.ts';

/** Whose a link or a code is, and for what. */
export type MarkOwner = {
  readonly creatorId: string;
  readonly programId: string;
  readonly campaignId?: string;
};

/** What of a program can stand in a post, and whose it is. */
export type ProgramMarks = {
  /** Hosts under which links are `/r/{slug}`, as `shop.example` or `localhost:4000`. */
  readonly linkHosts: readonly string[];
  /** Former slugs, too: they lead to their link still. */
  readonly slugs: readonly ({ readonly slug: string } & MarkOwner)[];
  readonly codes: readonly ({ readonly code: string } & MarkOwner)[];
  /** Accounts of the brand's own, without `@`. */
  readonly brandHandles: readonly { readonly platform: SocialPlatform; readonly handle: string }[];
  /** Hashtags that a brief asks for, without `#`. */
  readonly brandHashtags: readonly string[];
};

/** A mark that stands in a post; links and codes say whose they are, which may be another creator. */
export type ContentMention =
  | ({ readonly kind: 'link'; readonly slug: string; readonly url: string } & MarkOwner)
  | ({
      readonly kind: 'code';
      readonly code: string;
      readonly where: 'text' | 'link';
    } & MarkOwner)
  | { readonly kind: 'handle'; readonly handle: string }
  | { readonly kind: 'hashtag'; readonly hashtag: string };

/**
 * Finds a program's marks in a post, each once. Nothing is fetched: a short link of another service
 * is known only where the platform says what it leads to.
 */
export function findMentions(content: SocialContent, marks: ProgramMarks): ContentMention[] {
  return [
    ...findSlugs(content, marks),
    ...findCodes(content, marks),
    ...findHandles(content, marks),
    ...findHashtags(content, marks),
  ];
}

/** Of what else is known of a link or a code nothing is kept. */
const ownerOf = ({ creatorId, programId, campaignId }: MarkOwner): MarkOwner => ({
  creatorId,
  programId,
  ...(campaignId === undefined ? {} : { campaignId }),
});

/** Slugs do not differ by case, and codes of shops neither. */
const same = (one: string, two: string) => one.toLowerCase() === two.toLowerCase();

function findSlugs({ links }: SocialContent, marks: ProgramMarks): ContentMention[] {
  const found = links.flatMap((url) => {
    const slug = slugOf(url, marks.linkHosts);
    const owner = marks.slugs.find((known) => slug !== undefined && same(known.slug, slug));
    if (owner === undefined) return [];
    return [{ kind: 'link' as const, slug: owner.slug, url, ...ownerOf(owner) }];
  });
  return found.filter(
    ({ slug }, index) => found.findIndex((other) => other.slug === slug) === index,
  );
}

function slugOf(url: string, linkHosts: readonly string[]): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  if (!linkHosts.some((known) => same(known, host))) return undefined;
  const slug = /^\/r\/([^/]+)\/?$/.exec(pathname)?.[1];
  return slug !== undefined && isSlug(slug) ? slug : undefined;
}

function findCodes(content: SocialContent, { codes }: ProgramMarks): ContentMention[] {
  const words = withoutLinks(`${content.title ?? ''}\n${content.text ?? ''}`);
  return codes.flatMap((known): ContentMention[] => {
    const { code } = known;
    const isInLink = content.links.some((url) => isCodeOfLink(url, code));
    if (!isInLink && !isCodeOfText(words, code)) return [];
    return [{ kind: 'code', code, where: isInLink ? 'link' : 'text', ...ownerOf(known) }];
  });
}

function withoutLinks(text: string): string {
  return text.replace(/https?:\/\/\S+|@[\p{L}\p{N}_.]+/giu, ' ');
}

/** What a code may not be part of. Japanese has no spaces, so its letters may stand beside one. */
const edge = '[\\p{Script=Latin}\\p{N}_]';

/**
 * A code stands between word edges: `MIA10` is not in `MIA100` nor in `MIA10-B`. One of letters alone
 * has to be in its own spelling, because `MIA` in small letters is a name.
 */
function isCodeOfText(words: string, code: string): boolean {
  const escaped = code.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const edges = `(?<!${edge}-?)${escaped}(?!-?${edge})`;
  return new RegExp(edges, /\d/.test(code) ? 'iu' : 'u').test(words);
}

/** As `/discount/MIA10` or `?coupon=MIA10`, whatever the shop calls it. */
function isCodeOfLink(url: string, code: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, searchParams } = new URL(url);
  const parts = [...pathname.split('/'), ...searchParams.values()];
  return /\d/.test(code) ? parts.some((part) => same(part, code)) : parts.includes(code);
}

function findHandles({ platform, mentions }: SocialContent, marks: ProgramMarks): ContentMention[] {
  return marks.brandHandles
    .filter((known) => known.platform === platform)
    .filter(({ handle }) => mentions.some((mention) => same(mention, handle)))
    .map(({ handle }) => ({ kind: 'handle', handle }));
}

function findHashtags({ hashtags }: SocialContent, marks: ProgramMarks): ContentMention[] {
  return marks.brandHashtags
    .filter((known) => hashtags.some((hashtag) => same(hashtag, known)))
    .map((hashtag) => ({ kind: 'hashtag', hashtag }));
}
