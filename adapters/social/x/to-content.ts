import type { ContentFormat } from '../../../core/attribution/content.ts';
import {
  type ContentMetrics,
  findTextParts,
  type SocialContent,
} from '../../../core/social/index.ts';
import { keepTold } from '../keep-told.ts';
import type { Includes, Post, PostEntities } from './post-schema.ts';

/** A post as content, with what the answer's expansions say of its author and its media. */
export function toContent(post: Post, includes: Includes): SocialContent {
  const author = includes.users?.find(({ id }) => id === post.author_id);
  const text = post.note_tweet?.text ?? post.text;
  const media = mediaOf(post, includes);
  const durationMs = media.find(({ duration_ms: ms }) => ms !== undefined)?.duration_ms;
  return keepTold({
    platform: 'x' as const,
    contentId: post.id,
    url: `https://x.com/${author?.username ?? 'i/web'}/status/${post.id}`,
    authorId: post.author_id,
    authorHandle: author?.username,
    authorName: author?.name,
    publishedAt: post.created_at,
    format: toFormat(post, includes),
    text,
    ...findTextParts(text ?? ''),
    ...toTextParts(post.note_tweet?.entities ?? post.entities),
    repost: post.referenced_tweets?.some(({ type }) => type === 'retweeted') ? true : undefined,
    durationMs: durationMs === undefined ? undefined : Number(durationMs),
    language: post.lang === 'und' ? undefined : post.lang,
  });
}

function mediaOf({ attachments }: Post, { media = [] }: Includes) {
  const keys = attachments?.media_keys ?? [];
  return media.filter(({ media_key: key }) => keys.includes(key));
}

/** By its media; a post with media that the answer does not describe has no format. */
function toFormat(post: Post, includes: Includes): ContentFormat | undefined {
  const keys = post.attachments?.media_keys ?? [];
  if (keys.length === 0) return 'text';
  const types = mediaOf(post, includes).map(({ type }) => type);
  if (types.length < keys.length) return undefined;
  if (types.includes('video')) return 'video';
  if (types.every((type) => type === 'photo' || type === 'animated_gif')) {
    return types.length > 1 ? 'carousel' : 'photo';
  }
  return undefined;
}

/** What X itself found in the text: its short links lead to what `expanded_url` says. */
function toTextParts(entities: PostEntities | undefined) {
  if (entities === undefined) return {};
  const { urls = [], hashtags = [], mentions = [] } = entities;
  const links = urls
    .filter(({ media_key: key, expanded_url: url = '' }) => key === undefined && !isOwnMedia(url))
    .map(({ unwound_url: last, expanded_url: expanded, url }) => last ?? expanded ?? url)
    .filter((link) => link !== undefined);
  return {
    links: [...new Set(links)],
    hashtags: [...new Set(hashtags.map(({ tag }) => tag))],
    mentions: [...new Set(mentions.map(({ username }) => username))],
  };
}

function isOwnMedia(url: string): boolean {
  return /^https?:\/\/(?:www\.)?(?:twitter|x)\.com\/[^/]+\/status\/\d+\/(?:photo|video)\//.test(
    url,
  );
}

/** `public_metrics`; older answers have four of the six. */
export function toMetrics(post: Post, includes: Includes): ContentMetrics[] {
  const told = post.public_metrics;
  const views = mediaOf(post, includes).map((media) => media.public_metrics?.view_count);
  const counts = keepTold({
    impressions: told?.impression_count,
    views: views.find((count) => count !== undefined),
    likes: told?.like_count,
    comments: told?.reply_count,
    reposts: told?.retweet_count,
    quotes: told?.quote_count,
    saves: told?.bookmark_count,
  });
  if (Object.keys(counts).length === 0) return [];
  return [{ subject: 'content', id: post.id, counts }];
}
