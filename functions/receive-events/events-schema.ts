import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { isVisitorId } from '../../core/tracking/visitor-id.ts';
import { channelSchema, slugSchema } from '../shared/http/id-schemas.ts';

/** More events than this go into another request. */
export const maxEventsPerRequest = 100;

const id = z.string().regex(/^[\w.:-]{1,128}$/);
const visitorId = z.string().refine(isVisitorId, 'This is not a visitor id.');

const touch = z.strictObject({
  type: z.literal('touch'),
  id: id.optional(),
  slug: slugSchema,
  visitorId,
  at: instantSchema.optional(),
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

/** A visit through a channel that is no creator's: paid search, an e-mail, nobody's link. */
const visit = z.strictObject({
  type: z.literal('visit'),
  id: id.optional(),
  channel: channelSchema,
  visitorId,
  at: instantSchema.optional(),
});

/** A visitor agreed to be tracked, or withdrew it. */
const consent = z.strictObject({
  type: z.literal('consent'),
  id: id.optional(),
  visitorId,
  granted: z.boolean(),
  at: instantSchema.optional(),
});

/** The body of `POST /v1/events`. Unknown fields are refused. */
export const eventsSchema = z.strictObject({
  events: z
    .array(z.discriminatedUnion('type', [touch, visit, consent, identify]))
    .min(1)
    .max(maxEventsPerRequest),
});

export type TrackingEvent = z.infer<typeof eventsSchema>['events'][number];
export type TouchEvent = Extract<TrackingEvent, { type: 'touch' }>;
export type VisitEvent = Extract<TrackingEvent, { type: 'visit' }>;
export type ConsentEvent = Extract<TrackingEvent, { type: 'consent' }>;
export type IdentifyEvent = Extract<TrackingEvent, { type: 'identify' }>;
