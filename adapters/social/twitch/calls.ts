import type { AskedPlatform, PlatformCalls } from '../platform-calls.ts';
import { bearer } from '../platform-calls.ts';

/** Twitch's Helix (dev.twitch.tv/docs/api/reference, as of 2026-11-21). Of followers only the number is asked for. */
export const twitchCalls: PlatformCalls = {
  address: 'https://api.twitch.tv/helix',
  toRequest(call, { profileId }, { kind: whose, token, clientId = '' }) {
    const headers = { ...bearer(token), 'client-id': clientId };
    const ask = (
      path: string,
      query: Readonly<Record<string, string>>,
      kind: string,
    ): AskedPlatform => ({ method: 'GET', path, query, headers, kind });
    switch (call.step) {
      case 'whoami':
        return whose === 'app' ? undefined : ask('/users', {}, 'profile');
      case 'find':
        return ask('/users', { login: call.handle.toLowerCase() }, 'profile');
      case 'profile':
        return ask('/channels/followers', { broadcaster_id: profileId, first: '1' }, 'followers');
      case 'list': {
        const after: Record<string, string> =
          call.cursor === undefined ? {} : { after: call.cursor };
        return ask('/videos', { user_id: profileId, first: '100', ...after }, 'videos');
      }
      case 'metrics':
        // One text for all of them: the address repeats the name.
        return ask(
          `/videos?${call.ids.map((id) => `id=${encodeURIComponent(id)}`).join('&')}`,
          {},
          'videos',
        );
    }
  },
};
