import * as z from 'zod';
import { countField, flagField, idField, textField, timeField, told } from '../fields.ts';
import { insightsSchema } from './to-insight-metrics.ts';

const childSchema = z.object({
  id: idField,
  media_type: told(textField),
  permalink: told(textField),
});

/** Fields of an IG Media node; each is there only if it was asked for, and `like_count` not if it is hidden. */
export const mediaSchema = z.object({
  id: idField,
  caption: z.preprocess((value) => value ?? undefined, textField.optional()),
  media_type: told(textField),
  media_product_type: told(textField),
  permalink: told(textField),
  timestamp: told(timeField),
  username: told(textField),
  owner: told(z.object({ id: idField })),
  like_count: told(countField),
  comments_count: told(countField),
  view_count: told(countField),
  is_paid_partnership: told(flagField),
  /** If they were asked for together with the medium. */
  insights: told(insightsSchema),
  children: told(z.object({ data: z.array(childSchema).max(100) })),
});

export type InstagramMedia = z.infer<typeof mediaSchema>;
