import { createHash } from 'node:crypto';
import type { FakeAnswer } from '../serve-fake-api.ts';
import {
  type FakeAccount,
  type FakeCall,
  type FakePost,
  type FakeShape,
  pageOf,
} from './fake-platform.ts';

const hour = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();
const ok = (body: unknown): FakeAnswer => ({ status: 200, body });
const seconds = (ms: number) => String(Math.max(1, Math.ceil(ms / 1_000)));
const findPosts = (posts: readonly FakePost[], ids: readonly string[]) =>
  ids.flatMap((id) => posts.find((post) => post.id === id) ?? []);
const everyPost = ({ account }: FakeCall) => account?.posts ?? [];

/** Meta's times have an offset without a colon, and hidden likes have no field. */
const medium =
  ({ handle }: FakeAccount) =>
  (post: FakePost) => ({
    ...{ id: post.id, caption: post.text, media_type: 'VIDEO', media_product_type: 'REELS' },
    ...{ permalink: `https://www.instagram.com/reel/${post.id}/`, username: handle },
    ...{ timestamp: iso(post.at).replace(/\.\d{3}Z$/, '+0000'), comments_count: 2 },
    ...(post.hidesLikes ? {} : { like_count: Math.floor(post.views / 10) }),
  });

export const instagramShape: FakeShape = {
  limits: [{ calls: 200, ms: hour, perAccount: true }],
  lifeMs: 60 * 24 * hour,
  rotates: false,
  unauthorised: {
    ...{
      status: 401,
      body: { error: { message: 'Invalid token', type: 'OAuthException', code: 190 } },
    },
  },
  throttled: (waitMs) => ({
    status: 403,
    body: { error: { message: 'Application request limit reached', code: 4 } },
    headers: {
      'x-business-use-case-usage': JSON.stringify({
        1: [
          {
            type: 'instagram',
            call_count: 100,
            estimated_time_to_regain_access: Math.ceil(waitMs / 60_000),
          },
        ],
      }),
    },
  }),
  answer(call) {
    const { account, url } = call;
    if (account === undefined) return undefined;
    if (url.pathname === '/me') {
      return ok({
        user_id: account.id,
        username: account.handle,
        followers_count: 1_234,
        media_count: account.posts.length,
      });
    }
    if (url.pathname === '/me/media') {
      const { items, next } = pageOf(account.posts, 50, url.searchParams.get('after'));
      const paging =
        next === undefined
          ? {}
          : { paging: { cursors: { after: next }, next: 'https://graph.invalid/next' } };
      return ok({ data: items.map(medium(account)), ...paging });
    }
    const [post] = findPosts(account.posts, [url.pathname.slice(1)]);
    if (post === undefined) {
      const message = 'Unsupported get request. Object does not exist.';
      return {
        status: 400,
        body: { error: { message, type: 'GraphMethodException', code: 100, error_subcode: 33 } },
      };
    }
    const data = [
      {
        name: 'views',
        period: 'lifetime',
        id: `${post.id}/insights/views/lifetime`,
        values: [{ value: post.views }],
      },
    ];
    return ok({ ...medium(account)(post), insights: { data } });
  },
};

const video =
  ({ handle }: FakeAccount) =>
  (post: FakePost) => ({
    ...{ id: post.id, create_time: Math.floor(post.at / 1_000), duration: 21 },
    share_url: `https://www.tiktok.com/@${handle}/video/${post.id}`,
    ...{ title: '', video_description: post.text, view_count: post.views },
    ...(post.hidesLikes ? {} : { like_count: 3 }),
  });
const fine = { code: 'ok', message: '', log_id: 'log' };

export const tiktokShape: FakeShape = {
  limits: [{ calls: 600, ms: 60_000 }],
  lifeMs: 2 * hour,
  rotates: true,
  unauthorised: {
    ...{
      status: 401,
      body: {
        data: {},
        error: { code: 'access_token_invalid', message: 'invalid', log_id: 'log' },
      },
    },
  },
  throttled: () => ({
    ...{
      status: 429,
      body: { data: {}, error: { code: 'rate_limit_exceeded', message: 'slow', log_id: 'log' } },
    },
  }),
  answer(call) {
    const { account, url, json } = call;
    if (account === undefined) return undefined;
    if (url.pathname === '/v2/user/info/') {
      const user = {
        open_id: account.id,
        username: account.handle,
        follower_count: 77,
        video_count: 3,
      };
      return ok({ data: { user }, error: fine });
    }
    if (url.pathname === '/v2/video/query/') {
      const { video_ids: ids } = json.filters as { video_ids: string[] };
      return ok({
        data: { videos: findPosts(account.posts, ids).map(video(account)) },
        error: fine,
      });
    }
    // The cursor is the time before which one goes on, and stays there on the last page.
    const before = Number(json.cursor ?? Number.MAX_SAFE_INTEGER);
    const older = account.posts.filter(({ at }) => at < before).toSorted((a, b) => b.at - a.at);
    const items = older.slice(0, 20);
    const cursor = items.at(-1)?.at ?? 0;
    return ok({
      data: { videos: items.map(video(account)), cursor, has_more: older.length > 20 },
      error: fine,
    });
  },
};

const etagOf = (body: unknown) =>
  createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 24);

/** Its counts are texts; a 304 costs as much as an answer. */
function conditional(body: object, { headers }: FakeCall): FakeAnswer {
  const etag = etagOf(body);
  if (headers['if-none-match'] === etag) return { status: 304 };
  return { status: 200, body: { ...body, etag } };
}

export const youtubeShape: FakeShape = {
  limits: [{ calls: 10_000, ms: 24 * hour }],
  lifeMs: hour,
  rotates: false,
  unauthorised: {
    ...{
      status: 401,
      body: {
        error: {
          code: 401,
          message: 'Invalid Credentials',
          errors: [{ reason: 'authError', domain: 'global' }],
          status: 'UNAUTHENTICATED',
        },
      },
    },
  },
  throttled: () => ({
    ...{
      status: 403,
      body: {
        error: {
          code: 403,
          message: 'quota',
          errors: [{ reason: 'quotaExceeded', domain: 'youtube.quota' }],
        },
      },
    },
  }),
  answer(call) {
    const { url, account, find } = call;
    const query = url.searchParams;
    if (url.pathname === '/channels') {
      const handle = query.get('forHandle')?.slice(1);
      const channel = query.has('mine') ? account : find(query.get('id') ?? handle ?? '');
      const items =
        channel === undefined
          ? {}
          : {
              items: [
                {
                  kind: 'youtube#channel',
                  id: channel.id,
                  snippet: { title: channel.handle, description: channel.description },
                  statistics: { viewCount: '5000', subscriberCount: '12300', videoCount: '9' },
                },
              ],
            };
      return ok({ kind: 'youtube#channelListResponse', etag: 'e', ...items });
    }
    if (url.pathname === '/playlistItems') {
      const channel = find((query.get('playlistId') ?? '').replace(/^UU/, 'UC'));
      if (channel === undefined) return undefined;
      const { items, next } = pageOf(channel.posts, 50, query.get('pageToken'));
      const body = {
        kind: 'youtube#playlistItemListResponse',
        ...(next === undefined ? {} : { nextPageToken: next }),
        items: items.map((post) => ({
          snippet: {
            publishedAt: iso(post.at),
            title: 'Video',
            description: post.text,
            resourceId: { kind: 'youtube#video', videoId: post.id },
          },
          contentDetails: { videoId: post.id, videoPublishedAt: iso(post.at) },
        })),
      };
      return conditional(body, call);
    }
    const ids = (query.get('id') ?? '').split(',');
    const items = findPosts(everyPost(call), ids).map((post) => ({
      kind: 'youtube#video',
      id: post.id,
      snippet: {
        publishedAt: iso(post.at),
        channelId: account?.id,
        title: 'Video',
        description: post.text,
        liveBroadcastContent: 'none',
      },
      contentDetails: { duration: 'PT3M7S' },
      statistics: { viewCount: String(post.views), ...(post.hidesLikes ? {} : { likeCount: '4' }) },
    }));
    return ok({ kind: 'youtube#videoListResponse', etag: 'e', items });
  },
};

export const twitchShape: FakeShape = {
  limits: [{ calls: 800, ms: 60_000 }],
  lifeMs: 4 * hour,
  rotates: true,
  unauthorised: {
    status: 401,
    body: { error: 'Unauthorized', status: 401, message: 'Invalid OAuth token' },
  },
  throttled: (waitMs, now) => ({
    status: 429,
    body: { error: 'Too Many Requests', status: 429, message: 'slow' },
    headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': seconds(now + waitMs) },
  }),
  answer(call) {
    const { url, account, find } = call;
    const query = url.searchParams;
    if (url.pathname === '/users') {
      const found = account ?? find(query.get('login') ?? '');
      const data =
        found === undefined
          ? []
          : [
              {
                id: found.id,
                login: found.handle,
                display_name: found.handle,
                description: found.description,
                view_count: 0,
              },
            ];
      return ok({ data });
    }
    if (url.pathname === '/channels/followers') return ok({ total: 8, data: [], pagination: {} });
    const channel = account ?? find(query.get('user_id') ?? '');
    const toVideo = (post: FakePost) => ({
      ...{
        id: post.id,
        user_id: channel?.id,
        user_login: channel?.handle,
        user_name: 'Name',
        title: post.text,
      },
      ...{ description: '', created_at: iso(post.at), published_at: iso(post.at), type: 'archive' },
      ...{
        url: `https://www.twitch.tv/videos/${post.id}`,
        view_count: post.views,
        duration: '3h8m33s',
        viewable: 'public',
      },
    });
    if (query.has('id')) {
      const found = findPosts(channel?.posts ?? [], query.getAll('id'));
      if (found.length === 0)
        return { status: 404, body: { error: 'Not Found', status: 404, message: 'none' } };
      return ok({ data: found.map(toVideo), pagination: {} });
    }
    const { items, next } = pageOf(channel?.posts ?? [], 100, query.get('after'));
    return ok({ data: items.map(toVideo), pagination: next === undefined ? {} : { cursor: next } });
  },
};

const xPost =
  ({ id }: FakeAccount) =>
  (post: FakePost) => ({
    ...{ id: post.id, text: post.text, author_id: id, created_at: iso(post.at), lang: 'en' },
    public_metrics: {
      impression_count: post.views,
      like_count: 4,
      reply_count: 0,
      retweet_count: 0,
      quote_count: 0,
    },
  });

export const xShape: FakeShape = {
  limits: [{ calls: 900, ms: 15 * 60_000, perAccount: true }],
  lifeMs: 2 * hour,
  rotates: true,
  unauthorised: {
    status: 401,
    body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
  },
  throttled: (waitMs, now) => ({
    status: 429,
    body: {
      title: 'Too Many Requests',
      type: 'about:blank',
      status: 429,
      detail: 'Too Many Requests',
    },
    headers: { 'x-rate-limit-reset': seconds(now + waitMs) },
  }),
  answer(call) {
    const { url, account, find } = call;
    const [, kind, id = '', rest] = url.pathname.split('/');
    if (kind === 'users' && rest === 'tweets') {
      const posts = (account ?? find(id))?.posts ?? [];
      const size = Number(url.searchParams.get('max_results'));
      const { items, next } = pageOf(posts, size, url.searchParams.get('pagination_token'));
      const meta = {
        result_count: items.length,
        ...(next === undefined ? {} : { next_token: next }),
      };
      const owner = account ?? find(id);
      if (items.length === 0 || owner === undefined) return ok({ meta });
      return ok({ data: items.map(xPost(owner)), meta });
    }
    if (kind === 'users') {
      const user = id === 'by' ? find(url.pathname.split('/').at(-1) ?? '') : (account ?? find(id));
      if (user === undefined) return undefined;
      return ok({
        data: {
          id: user.id,
          username: user.handle,
          name: user.handle,
          description: user.description,
          public_metrics: { followers_count: 9 },
        },
      });
    }
    const ids = (url.searchParams.get('ids') ?? '').split(',');
    const found = findPosts(everyPost(call), ids);
    const errors = ids
      .filter((each) => !found.some((post) => post.id === each))
      .map((each) => ({
        ...{
          resource_id: each,
          value: each,
          title: 'Not Found Error',
          detail: `Could not find tweet ${each}.`,
        },
        type: 'https://api.twitter.com/2/problems/resource-not-found',
      }));
    const data =
      account === undefined || found.length === 0 ? {} : { data: found.map(xPost(account)) };
    return ok({ ...data, ...(errors.length === 0 ? {} : { errors }) });
  },
};

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A feed has its own head, and the sizes of its files are wrong. */
export const rssShape: FakeShape = {
  limits: [{ calls: 60, ms: hour, perAccount: true }],
  lifeMs: 0,
  rotates: false,
  unauthorised: { status: 401 },
  throttled: (waitMs) => ({ status: 429, text: '', headers: { 'retry-after': seconds(waitMs) } }),
  answer({ url, find, headers }) {
    const show = find(url.pathname.slice(1));
    if (show === undefined) return undefined;
    const items = show.posts
      .toSorted((a, b) => b.at - a.at)
      .slice(0, 100)
      .map(
        (post) =>
          `<item><guid isPermaLink="false">${post.id}</guid><title>Episode</title><pubDate>${new Date(post.at).toUTCString()}</pubDate><description>${escapeXml(post.text)}</description><enclosure url="https://pod.example/${post.id}.mp3" type="audio/mpeg" length="74"/></item>`,
      );
    const text = `<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>${show.handle}</title><description>A show</description><podcast:txt purpose="verify">${show.description}</podcast:txt>${items.join('')}</channel></rss>`;
    const etag = `"${etagOf(text)}"`;
    const told: Record<string, string> = { etag };
    if (headers['if-none-match'] === etag) return { status: 304, headers: told };
    return { status: 200, text, headers: { ...told, 'content-type': 'application/rss+xml' } };
  },
};
