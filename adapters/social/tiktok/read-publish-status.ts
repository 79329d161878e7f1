import * as z from 'zod';
import type { SocialContent, SocialReading } from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { idField, textField, told } from '../fields.ts';
import { readShape } from '../read-shape.ts';

const answerSchema = z.object({
  data: z.object({
    status: textField,
    // The platform's spelling; the ids are numbers beyond 2^53.
    publicaly_available_post_id: told(z.array(idField)),
  }),
});

/** `/v2/post/publish/status/fetch/`: a post that was uploaded has an id as soon as it is public. */
export function readPublishStatus(json: LosslessJson): Partial<SocialReading> {
  const { publicaly_available_post_id: ids = [] } = readShape(answerSchema, json).data;
  const contents = ids.map(
    (contentId): SocialContent => ({
      platform: 'tiktok',
      contentId,
      links: [],
      hashtags: [],
      mentions: [],
    }),
  );
  return { contents };
}
