import * as z from 'zod';
import type { SocialProfile, SocialReading } from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { countField, flagField, idField, textField, timeField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';
import { pagingSchema } from './paging.ts';

/** Three calls tell of a channel, and each has names of its own for the same. */
const profileSchema = z
  .object({
    id: told(idField),
    broadcaster_id: told(idField),
    login: told(textField),
    broadcaster_login: told(textField),
    display_name: told(textField),
    broadcaster_name: told(textField),
    description: told(textField),
    view_count: told(countField),
    created_at: told(timeField),
    broadcaster_type: told(textField),
    broadcaster_language: told(textField),
    title: told(textField),
    is_live: told(flagField),
    is_branded_content: told(flagField),
  })
  .refine(({ id, broadcaster_id: other }) => (id ?? other) !== undefined, 'an id is expected');

const answerSchema = z.object({ data: z.array(profileSchema), pagination: pagingSchema });

/** `/users`, `/channels` and `/search/channels`. */
export function readProfiles(json: LosslessJson): Partial<SocialReading> {
  const { data, pagination } = readShape(answerSchema, json);
  return keepTold({ profiles: data.map(toProfile), nextCursor: pagination?.cursor });
}

const followersSchema = z.object({ total: countField });

/** `/channels/followers`. Whose they are is in the address that was asked; who they are is not kept. */
export function readFollowers(json: LosslessJson): Partial<SocialReading> {
  const { total: followers } = readShape(followersSchema, json);
  return { profiles: [{ platform: 'twitch', followers }] };
}

function toProfile(found: z.infer<typeof profileSchema>): SocialProfile {
  const handle = found.login ?? found.broadcaster_login;
  const type = found.broadcaster_type;
  return keepTold({
    platform: 'twitch' as const,
    profileId: found.broadcaster_id ?? found.id,
    handle,
    name: found.display_name ?? found.broadcaster_name,
    url: handle === undefined ? undefined : `https://www.twitch.tv/${handle}`,
    description: found.description,
    views: found.view_count,
    verified: type === 'partner' ? true : undefined,
    createdAt: found.created_at,
    language: found.broadcaster_language,
    live: found.is_live,
    broadcastTitle: found.title,
    paidPartnership: found.is_branded_content,
  });
}
