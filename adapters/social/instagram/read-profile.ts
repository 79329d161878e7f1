import * as z from 'zod';
import type { SocialReading } from '../../../core/social/index.ts';
import { fieldsOf } from '../../json/fields-of.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { countField, idField, textField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';

const profileSchema = z.object({
  id: told(idField),
  user_id: told(idField),
  username: told(textField),
  name: told(textField),
  biography: told(textField),
  followers_count: told(countField),
  follows_count: told(countField),
  media_count: told(countField),
});

/** An account of one's own (`/me`), or one found by business discovery. */
export function readProfile(json: LosslessJson): Partial<SocialReading> {
  const found = readShape(profileSchema, fieldsOf(json)?.business_discovery ?? json);
  const { username } = found;
  const profile = keepTold({
    platform: 'instagram' as const,
    profileId: found.user_id ?? found.id,
    handle: username,
    name: found.name,
    url: username === undefined ? undefined : `https://www.instagram.com/${username}/`,
    description: found.biography,
    followers: found.followers_count,
    following: found.follows_count,
    posts: found.media_count,
  });
  return { profiles: [profile] };
}
