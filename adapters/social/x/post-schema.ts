import * as z from 'zod';
import { countField, idField, textField, timeField, told } from '../fields.ts';

const entitiesSchema = z.object({
  urls: told(
    z.array(
      z.object({
        url: told(textField),
        expanded_url: told(textField),
        unwound_url: told(textField),
        // A picture or a video of the post itself has a link in its text, too.
        media_key: told(textField),
      }),
    ),
  ),
  hashtags: told(z.array(z.object({ tag: textField }))),
  mentions: told(z.array(z.object({ username: textField }))),
});

export const postSchema = z.object({
  id: idField,
  text: z.preprocess((value) => value ?? undefined, textField.optional()),
  // Posts longer than 280 characters are cut in `text`.
  note_tweet: told(z.object({ text: textField, entities: told(entitiesSchema) })),
  author_id: told(idField),
  created_at: told(timeField),
  lang: told(textField),
  entities: told(entitiesSchema),
  attachments: told(z.object({ media_keys: told(z.array(textField)) })),
  referenced_tweets: told(z.array(z.object({ type: textField, id: idField }))),
  public_metrics: told(
    z.object({
      impression_count: told(countField),
      like_count: told(countField),
      reply_count: told(countField),
      retweet_count: told(countField),
      quote_count: told(countField),
      bookmark_count: told(countField),
    }),
  ),
});

export type Post = z.infer<typeof postSchema>;
export type PostEntities = z.infer<typeof entitiesSchema>;

export const mediaSchema = z.object({
  media_key: textField,
  type: told(textField),
  duration_ms: told(countField),
  public_metrics: told(z.object({ view_count: told(countField) })),
});

export const userSchema = z.object({
  id: idField,
  username: told(textField),
  name: told(textField),
  description: told(textField),
  created_at: told(timeField),
  verified: told(z.boolean()),
  public_metrics: told(
    z.object({
      followers_count: told(countField),
      following_count: told(countField),
      tweet_count: told(countField),
      like_count: told(countField),
    }),
  ),
});

/** What expansions add. */
export const includesSchema = z.object({
  media: told(z.array(mediaSchema)),
  users: told(z.array(userSchema)),
  tweets: told(z.array(postSchema)),
});

export type Includes = z.infer<typeof includesSchema>;
