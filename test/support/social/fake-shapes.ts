import type { FakeAnswer } from '../serve-fake-api.ts';
import { etagOf, everyPost, findPosts, hour, iso, ok } from './fake-answers.ts';
import {
  type FakeAccount,
  type FakeCall,
  type FakePost,
  type FakeShape,
  pageOf,
} from './fake-platform.ts';

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
