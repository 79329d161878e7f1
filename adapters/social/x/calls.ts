import type { AskedPlatform, PlatformCalls } from '../platform-calls.ts';
import { bearer } from '../platform-calls.ts';

const tweetFields = {
  'tweet.fields': 'author_id,created_at,public_metrics,entities,attachments,lang,referenced_tweets',
  expansions: 'attachments.media_keys',
};
const userFields = { 'user.fields': 'created_at,description,public_metrics,verified' };

/** X's API v2 (docs.x.com/x-api, as of 2026-11-21). Each post that is read costs, so pages are asked for as far as needed only. */
export const xCalls: PlatformCalls = {
  address: 'https://api.x.com/2',
  toRequest(call, { profileId }, { kind: whose, token }) {
    const headers = bearer(token);
    const ask = (
      path: string,
      query: Readonly<Record<string, string>>,
      kind: string,
    ): AskedPlatform => ({ method: 'GET', path, query, headers, kind });
    switch (call.step) {
      case 'whoami':
        return whose === 'app' ? undefined : ask('/users/me', userFields, 'profile');
      case 'find':
        return ask(`/users/by/username/${encodeURIComponent(call.handle)}`, userFields, 'profile');
      case 'profile':
        return ask(`/users/${profileId}`, userFields, 'profile');
      case 'list':
        return ask(
          `/users/${profileId}/tweets`,
          {
            ...{ ...tweetFields, max_results: '20', exclude: 'retweets' },
            ...(call.cursor === undefined ? {} : { pagination_token: call.cursor }),
          },
          'posts',
        );
      case 'metrics':
        return ask('/tweets', { ...tweetFields, ids: call.ids.join(',') }, 'posts');
    }
  },
};
