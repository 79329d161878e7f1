import * as z from 'zod';
import { parseDay } from '../../../core/time/parse-day.ts';

/** A UTC day, `YYYY-MM-DD`, that exists. */
export const daySchema = z
  .string()
  .refine((written) => parseDay(written) !== undefined, {
    message: 'This is not a day as YYYY-MM-DD.',
  })
  .meta({ description: 'A UTC day, YYYY-MM-DD.', format: 'date' });
