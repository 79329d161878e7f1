import type { PlatformCalls } from '../platform-calls.ts';
import { bearer } from '../platform-calls.ts';

const videoFields =
  'id,create_time,share_url,title,video_description,duration,view_count,like_count,comment_count,share_count';
const userFields =
  'open_id,username,display_name,bio_description,is_verified,follower_count,following_count,likes_count,video_count';

/** TikTok's Display API v2 (developers.tiktok.com/doc/display-api-get-started, as of 2026-11-21): a creator's own public videos. */
export const tiktokCalls: PlatformCalls = {
  address: 'https://open.tiktokapis.com',
  toRequest(call, _account, { kind, token }) {
    if (kind === 'app') return undefined;
    const headers = bearer(token);
    switch (call.step) {
      case 'whoami':
      case 'profile': {
        const query = { fields: userFields };
        return { method: 'GET', path: '/v2/user/info/', query, headers, kind: 'profile' };
      }
      case 'list': {
        // The cursor is milliseconds, a number of thirteen digits.
        const json = {
          max_count: 20,
          ...(call.cursor === undefined ? {} : { cursor: Number(call.cursor) }),
        };
        const query = { fields: videoFields };
        return { method: 'POST', path: '/v2/video/list/', query, headers, json, kind: 'videos' };
      }
      case 'metrics': {
        const json = { filters: { video_ids: call.ids } };
        const query = { fields: videoFields };
        return { method: 'POST', path: '/v2/video/query/', query, headers, json, kind: 'videos' };
      }
      case 'find':
        return undefined;
    }
  },
};
