import { fieldsOf } from '../../json/fields-of.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { makeJsonParser } from '../json-parser.ts';
import { readProfile } from './read-profile.ts';
import { readPublishStatus } from './read-publish-status.ts';
import { readVideos } from './read-videos.ts';
import { refuseError } from './refuse-error.ts';

/** TikTok's API v2. */
export const tiktokParser = makeJsonParser({
  readers: { videos: readVideos, profile: readProfile, 'publish-status': readPublishStatus },
  refuseError,
  lookAt,
});

function lookAt(json: LosslessJson): readonly string[] {
  const data = fieldsOf(fieldsOf(json)?.data) ?? {};
  if (data.videos !== undefined) return ['videos'];
  if (data.user !== undefined) return ['profile'];
  return data.status === undefined ? [] : ['publish-status'];
}
