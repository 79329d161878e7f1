import * as z from 'zod';
import { day } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { billingSchema } from './billing-schema.ts';

const billing = z
  .object({
    kind: z.enum(['self-billing', 'invoices']),
    from: day,
    until: day.optional(),
    prefix: z.string().optional(),
    evidence: z.string().optional(),
    supplier: z
      .object({
        name: z.string(),
        street: z.string().optional(),
        city: z.string().optional(),
        postalCode: z.string().optional(),
      })
      .optional(),
    registration: z.enum(['registered', 'not-registered']).optional(),
    billedThrough: z.string().describe('The last month that is billed whole.').optional(),
    held: z
      .object({ period: z.string(), reason: z.string(), detail: z.string() })
      .describe('The month that waits for something, and what clears it.')
      .optional(),
  })
  .meta({ id: 'Billing', description: 'How what a creator earns is billed.' });

const example = {
  ...{ kind: 'self-billing', from: '2026-01-01', prefix: 'SB', evidence: 'contract 12' },
  ...{ supplier: { name: 'Mia Müller' }, registration: 'registered' },
} as const;
const answers = { 200: { description: 'How it is billed.', document: billing, example } };

/** `/v1/creators/{creatorId}/billing`. */
export const billingDescriptions: readonly RouteDescription[] = [
  {
    ...{ route: 'GET /v1/creators/{creatorId}/billing', operationId: 'getBilling', tag: 'Tax' },
    summary: 'Shows how a creator is billed, and what billing waits for',
    access: ['manage', 'read'],
    answers,
  },
  {
    ...{ route: 'PUT /v1/creators/{creatorId}/billing', operationId: 'saveBilling', tag: 'Tax' },
    summary: 'Says how a creator is billed: by an agreement of self-billing, or by own invoices',
    description: 'It replaces what was there. Issued invoices stay as they are.',
    access: ['manage'],
    body: billingSchema,
    example,
    answers,
  },
];
