import { makeJsonParser } from '../json-parser.ts';
import { lookAt } from './look-at.ts';
import { readClips } from './read-clips.ts';
import { readFollowers, readProfiles } from './read-profiles.ts';
import { readStreams } from './read-streams.ts';
import { readVideos } from './read-videos.ts';
import { refuseError } from './refuse-error.ts';

/** Twitch's Helix. */
export const twitchParser = makeJsonParser({
  readers: {
    videos: readVideos,
    streams: readStreams,
    clips: readClips,
    profile: readProfiles,
    followers: readFollowers,
  },
  refuseError,
  lookAt,
});
