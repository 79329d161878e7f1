import * as z from 'zod';
import { contentFormats } from '../../core/attribution/content.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { textSchema } from './text-schema.ts';

/** Where a link or code stands: its content and its campaign, by which plans may reward differently. */
export const placementFields = {
  contentId: textSchema.optional(),
  format: z.enum(contentFormats).optional(),
  /** Such as `instagram`, `youtube`, `podcast`. */
  platform: idSchema.optional(),
  campaignId: idSchema.optional(),
} as const;
