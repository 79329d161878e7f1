import * as z from 'zod';
import type { SocialReading } from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { countField, flagField, idField, textField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';

const userSchema = z.object({
  open_id: told(idField),
  username: told(textField),
  display_name: told(textField),
  bio_description: told(textField),
  profile_deep_link: told(textField),
  is_verified: told(flagField),
  follower_count: told(countField),
  following_count: told(countField),
  likes_count: told(countField),
  video_count: told(countField),
});

const answerSchema = z.object({ data: z.object({ user: userSchema }) });

/** `/v2/user/info/`. `open_id` is the creator's id for this app alone. */
export function readProfile(json: LosslessJson): Partial<SocialReading> {
  const { user } = readShape(answerSchema, json).data;
  const profile = keepTold({
    platform: 'tiktok' as const,
    profileId: user.open_id,
    handle: user.username,
    name: user.display_name,
    url: user.profile_deep_link,
    description: user.bio_description,
    followers: user.follower_count,
    following: user.following_count,
    likes: user.likes_count,
    posts: user.video_count,
    verified: user.is_verified,
  });
  return { profiles: [profile] };
}
