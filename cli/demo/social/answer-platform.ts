import { formatInstant } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { type StoryPost, socialCreator, storyPosts, viewsAt } from './social-story.ts';

/** What the creator has written about the channel, which anybody can read. */
export type Descriptions = { readonly [platform in StoryPost['platform']]: string };

/**
 * What YouTube's Data API and X's API answer about the story's creator at a moment, under `/youtube` and `/x`; `undefined` where they
 * have nothing. Their forms are those that their documentation has (see adapters/social).
 */
export function answerPlatform(
  { pathname, searchParams }: URL,
  descriptions: Descriptions,
  now: Instant,
): object | undefined {
  const [, platform = '', ...rest] = pathname.split('/');
  const path = rest.join('/');
  const ids = (searchParams.get(platform === 'x' ? 'ids' : 'id') ?? '').split(',');
  if (platform === 'youtube') return answerYoutube(path, ids, descriptions.youtube, now);
  if (platform === 'x') return answerX(path, ids, descriptions.x, now);
  return undefined;
}

const postsOf = (platform: StoryPost['platform'], now: Instant) =>
  storyPosts
    .filter((post) => post.platform === platform && post.publishedAt <= now)
    .toSorted((a, b) => b.publishedAt - a.publishedAt);

function answerYoutube(
  path: string,
  ids: readonly string[],
  description: string,
  now: Instant,
): object | undefined {
  const posts = postsOf('youtube', now);
  switch (path) {
    case 'channels': {
      const snippet = { title: socialCreator.name, description };
      const statistics = { viewCount: '912000', subscriberCount: '48200', videoCount: '131' };
      const items = [
        { kind: 'youtube#channel', id: socialCreator.youtubeChannel, snippet, statistics },
      ];
      return { kind: 'youtube#channelListResponse', items };
    }
    case 'playlistItems':
      return { kind: 'youtube#playlistItemListResponse', items: posts.map(toPlaylistItem) };
    case 'videos': {
      const asked = posts.filter(({ contentId }) => ids.includes(contentId));
      return { kind: 'youtube#videoListResponse', items: asked.map((post) => toVideo(post, now)) };
    }
    default:
      return undefined;
  }
}

function toPlaylistItem({ contentId, title, text, publishedAt }: StoryPost) {
  const at = formatInstant(publishedAt);
  return {
    snippet: {
      ...{ publishedAt: at, title, description: text },
      resourceId: { kind: 'youtube#video', videoId: contentId },
    },
    contentDetails: { videoId: contentId, videoPublishedAt: at },
  };
}

function toVideo(post: StoryPost, now: Instant) {
  const views = viewsAt(post, now);
  return {
    ...{ kind: 'youtube#video', id: post.contentId },
    snippet: {
      publishedAt: formatInstant(post.publishedAt),
      channelId: socialCreator.youtubeChannel,
      ...{ title: post.title, description: post.text, liveBroadcastContent: 'none' },
    },
    contentDetails: { duration: 'PT11M4S' },
    statistics: { viewCount: String(views), ...likesOf(views) },
  };
}

/** YouTube's counts are texts. */
const likesOf = (views: number) => ({
  likeCount: String(Math.floor(views / 20)),
  commentCount: String(Math.floor(views / 200)),
});

function answerX(
  path: string,
  ids: readonly string[],
  description: string,
  now: Instant,
): object | undefined {
  const posts = postsOf('x', now);
  if (path === 'tweets') {
    return { data: posts.filter(({ contentId }) => ids.includes(contentId)).map(toPost(now)) };
  }
  if (path === `users/${socialCreator.xUser}/tweets`) {
    const meta = { result_count: posts.length };
    return posts.length === 0 ? { meta } : { data: posts.map(toPost(now)), meta };
  }
  if (!path.startsWith('users/')) return undefined;
  const { xUser: id, handle: username, name } = socialCreator;
  return { data: { id, username, name, description, public_metrics: { followers_count: 7_300 } } };
}

const toPost = (now: Instant) => (post: StoryPost) => {
  const views = viewsAt(post, now);
  return {
    ...{ id: post.contentId, text: post.text, author_id: socialCreator.xUser, lang: 'en' },
    created_at: formatInstant(post.publishedAt),
    public_metrics: {
      impression_count: views,
      like_count: Math.floor(views / 40),
      reply_count: Math.floor(views / 400),
      ...{ retweet_count: 0, quote_count: 0 },
    },
  };
};
