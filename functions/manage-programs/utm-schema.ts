import * as z from 'zod';
import { findUnknownPlaceholders, utmPlaceholders } from '../../core/tracking/utm-template.ts';
import { textSchema } from './text-schema.ts';

const known = utmPlaceholders.map((name) => `{${name}}`).join(', ');

const templateSchema = textSchema.superRefine((template, context) => {
  for (const piece of findUnknownPlaceholders(template)) {
    const message = `${piece} is no placeholder; there are ${known}.`;
    context.addIssue({ code: 'custom', message });
  }
});

/** The UTM parameters that analytics know, without their prefix. */
export const utmSchema = z.partialRecord(
  z.enum(['source', 'medium', 'campaign', 'term', 'content', 'id']),
  templateSchema,
);
