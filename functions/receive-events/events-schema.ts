import * as z from 'zod';
import { parseInstant } from '../../core/time/parse-instant.ts';
import { isSlug } from '../../core/tracking/slug.ts';
import { isVisitorId } from '../../core/tracking/visitor-id.ts';

/** More events than this go into another request. */
export const maxEventsPerRequest = 100;

const id = z.string().regex(/^[\w.:-]{1,128}$/);
const visitorId = z.string().refine(isVisitorId, 'This is not a visitor id.');

const at = z.string().transform((text, context) => {
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  context.addIssue({ code: 'custom', message: 'This is not an RFC 3339 time with an offset.' });
  return z.NEVER;
});

const touch = z.strictObject({
  type: z.literal('touch'),
  id: id.optional(),
  slug: z.string().refine(isSlug, 'This is not a slug.'),
  visitorId,
  at: at.optional(),
});

const identify = z
  .strictObject({
    type: z.literal('identify'),
    id: id.optional(),
    visitorId,
    email: z.email().max(320).optional(),
    customerId: z.string().min(1).max(128).optional(),
    connectionId: z.string().min(1).max(129).optional(),
  })
  .refine(
    (event) => event.email !== undefined || event.customerId !== undefined,
    'An identification needs an email or a customerId.',
  )
  .refine(
    (event) => (event.customerId === undefined) === (event.connectionId === undefined),
    'A customerId and its connectionId go together.',
  );

/** The body of `POST /v1/events`. Unknown fields are refused. */
export const eventsSchema = z.strictObject({
  events: z
    .array(z.discriminatedUnion('type', [touch, identify]))
    .min(1)
    .max(maxEventsPerRequest),
});

export type TrackingEvent = z.infer<typeof eventsSchema>['events'][number];
export type TouchEvent = Extract<TrackingEvent, { type: 'touch' }>;
export type IdentifyEvent = Extract<TrackingEvent, { type: 'identify' }>;
