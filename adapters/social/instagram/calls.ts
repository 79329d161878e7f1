import type { PlatformCalls } from '../platform-calls.ts';
import { bearer } from '../platform-calls.ts';

const mediaFields =
  'id,caption,media_type,media_product_type,permalink,timestamp,username,like_count,comments_count';
const insights = 'insights.metric(views,reach,saved,shares,total_interactions)';

/**
 * The Instagram API with Instagram Login, v25 (developers.facebook.com/docs/instagram-platform, as of 2026-11-21). Figures are asked
 * for one medium at a time: of several in one call a single one that tells none spoils the answer.
 */
export const instagramCalls: PlatformCalls = {
  address: 'https://graph.instagram.com/v25.0',
  toRequest(call, _account, { kind, token }) {
    if (kind === 'app') return undefined;
    const headers = bearer(token);
    const ask = (path: string, query: Readonly<Record<string, string>>, as: string) => ({
      ...{ method: 'GET' as const, path, query, headers, kind: as },
    });
    switch (call.step) {
      case 'whoami':
      case 'profile': {
        const fields = 'user_id,username,name,biography,followers_count,follows_count,media_count';
        return ask('/me', { fields }, 'profile');
      }
      case 'list':
        return ask(
          '/me/media',
          { fields: mediaFields, limit: '50', ...(call.cursor ? { after: call.cursor } : {}) },
          'media',
        );
      case 'metrics':
        return ask(`/${call.ids[0] ?? ''}`, { fields: `${mediaFields},${insights}` }, 'media');
      case 'find':
        return undefined;
    }
  },
};
