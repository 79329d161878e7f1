import { etagOf, everyPost, findPosts, hour, iso, ok, seconds } from './fake-answers.ts';
import { type FakeAccount, type FakePost, type FakeShape, pageOf } from './fake-platform.ts';

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
