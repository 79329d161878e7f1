import type { AskedPlatform, PlatformAccess, PlatformCalls } from '../platform-calls.ts';
import { bearer } from '../platform-calls.ts';

/**
 * YouTube's Data API v3 (developers.google.com/youtube/v3/docs, as of 2026-11-21). The list of uploads of the channel `UC…` is the
 * playlist `UU…`; searching would cost from a bucket of 100 calls a day.
 */
export const youtubeCalls: PlatformCalls = {
  address: 'https://www.googleapis.com/youtube/v3',
  toRequest(call, { profileId }, access) {
    const ask = askAs(access);
    const channel = { part: 'snippet,statistics' };
    switch (call.step) {
      case 'whoami':
        return access.kind === 'app'
          ? undefined
          : ask('/channels', { ...channel, mine: 'true' }, 'profile');
      case 'find':
        return ask('/channels', { ...channel, forHandle: `@${call.handle}` }, 'profile');
      case 'profile':
        return ask('/channels', { ...channel, id: profileId }, 'profile');
      case 'list': {
        const { cursor, validators } = call;
        const playlistId = profileId.replace(/^UC/, 'UU');
        const page = { part: 'snippet,contentDetails', playlistId, maxResults: '50' };
        const etag = validators?.etag;
        return ask(
          '/playlistItems',
          { ...page, ...(cursor === undefined ? {} : { pageToken: cursor }) },
          'playlist',
          etag === undefined ? {} : { 'if-none-match': etag },
        );
      }
      case 'metrics': {
        const part = 'snippet,statistics,contentDetails,liveStreamingDetails';
        return ask('/videos', { part, id: call.ids.join(','), maxResults: '50' }, 'videos');
      }
    }
  },
};

/** A key is sent as a header, too: a query is in logs. */
function askAs({ kind, token }: PlatformAccess) {
  const credentials = kind === 'user' ? bearer(token) : { 'x-goog-api-key': token };
  return (
    path: string,
    query: Readonly<Record<string, string>>,
    as: string,
    more: Readonly<Record<string, string>> = {},
  ): AskedPlatform => ({
    ...{ method: 'GET', path, query, headers: { ...credentials, ...more }, kind: as },
  });
}
