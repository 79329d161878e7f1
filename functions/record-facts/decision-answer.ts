import * as z from 'zod';
import { time } from '../shared/openapi/answer-fields.ts';

/** What a second person said. */
export const decisionAnswer = z.object({
  outcome: z.enum(['approved', 'refused']),
  author: z.string(),
  at: time,
  note: z.string().optional(),
});
