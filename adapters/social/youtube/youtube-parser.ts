import { fieldsOf } from '../../json/fields-of.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { makeJsonParser } from '../json-parser.ts';
import { readChannels } from './read-channels.ts';
import { readPlaylist } from './read-playlist.ts';
import { readVideos } from './read-videos.ts';
import { refuseError } from './refuse-error.ts';

/** YouTube's Data API v3. */
export const youtubeParser = makeJsonParser({
  readers: { videos: readVideos, playlist: readPlaylist, profile: readChannels },
  refuseError,
  lookAt,
});

const kindsByName: Readonly<Record<string, string>> = {
  'youtube#videoListResponse': 'videos',
  'youtube#playlistItemListResponse': 'playlist',
  'youtube#channelListResponse': 'profile',
};

/** Every answer of this API says what it is. */
function lookAt(json: LosslessJson): readonly string[] {
  const name = fieldsOf(json)?.kind;
  if (typeof name !== 'string') return [];
  const kind = Object.hasOwn(kindsByName, name) ? kindsByName[name] : undefined;
  return [kind ?? name];
}
