import * as z from 'zod';
import type { SocialProfile, SocialReading } from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { textField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { oneOrMany } from '../one-or-many.ts';
import { readShape } from '../read-shape.ts';
import { includesSchema, userSchema } from './post-schema.ts';
import { toPartialErrors } from './refuse-error.ts';
import { toContent, toMetrics } from './to-content.ts';

const answerSchema = z.object({
  data: told(oneOrMany(userSchema)),
  includes: told(includesSchema),
  meta: told(z.object({ next_token: told(textField) })),
});

/** `/2/users/…`. A pinned post that was asked for is content of the user. */
export function readUsers(json: LosslessJson): Partial<SocialReading> {
  const { data: users = [], includes = {}, meta } = readShape(answerSchema, json);
  const { tweets: posts = [] } = includes;
  const [only] = users;
  const author = users.length === 1 ? only?.id : undefined;
  const known = posts.map((post) => ({ ...post, author_id: post.author_id ?? author }));
  const expanded = { ...includes, users: [...users] };
  return keepTold({
    contents: known.map((post) => toContent(post, expanded)),
    metrics: known.flatMap((post) => toMetrics(post, expanded)),
    profiles: users.map(toProfile),
    nextCursor: meta?.next_token,
    partialErrors: toPartialErrors(json),
  });
}

function toProfile(user: z.infer<typeof userSchema>): SocialProfile {
  const { username: handle, public_metrics: told } = user;
  return keepTold({
    platform: 'x' as const,
    profileId: user.id,
    handle,
    name: user.name,
    url: handle === undefined ? undefined : `https://x.com/${handle}`,
    description: user.description,
    followers: told?.followers_count,
    following: told?.following_count,
    posts: told?.tweet_count,
    likes: told?.like_count,
    verified: user.verified,
    createdAt: user.created_at,
  });
}
