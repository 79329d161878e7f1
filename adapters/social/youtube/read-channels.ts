import * as z from 'zod';
import type { SocialProfile, SocialReading } from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { countField, flagField, idField, textField, timeField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';

const channelSchema = z.object({
  id: idField,
  snippet: told(
    z.object({
      title: told(textField),
      description: told(textField),
      customUrl: told(textField),
      publishedAt: told(timeField),
      country: told(textField),
      defaultLanguage: told(textField),
    }),
  ),
  statistics: told(
    z.object({
      viewCount: told(countField),
      subscriberCount: told(countField),
      hiddenSubscriberCount: told(flagField),
      videoCount: told(countField),
    }),
  ),
});

const answerSchema = z.object({
  // A channel that is not found is no error: the answer has no `items`.
  items: z.array(channelSchema).default([]),
  nextPageToken: told(textField),
});

/** `channels.list`. */
export function readChannels(json: LosslessJson): Partial<SocialReading> {
  const { items, nextPageToken } = readShape(answerSchema, json);
  return keepTold({ profiles: items.map(toProfile), nextCursor: nextPageToken });
}

function toProfile({ id, snippet, statistics }: z.infer<typeof channelSchema>): SocialProfile {
  const { customUrl, publishedAt } = snippet ?? {};
  const isHidden = statistics?.hiddenSubscriberCount === true;
  const followers = isHidden ? undefined : statistics?.subscriberCount;
  return keepTold({
    platform: 'youtube' as const,
    profileId: id,
    handle: customUrl?.replace(/^@/, ''),
    name: snippet?.title,
    url: `https://www.youtube.com/channel/${id}`,
    description: snippet?.description,
    followers,
    followersRounded: isRounded(followers) ? (true as const) : undefined,
    followersHidden: isHidden ? (true as const) : undefined,
    posts: statistics?.videoCount,
    views: statistics?.viewCount,
    createdAt: publishedAt,
    language: snippet?.defaultLanguage,
    country: snippet?.country,
  });
}

/** YouTube tells three digits; more of them are from answers of before September 2019, and exact. */
function isRounded(followers: bigint | undefined): boolean {
  return followers !== undefined && /^\d{3}0+$/.test(followers.toString());
}
