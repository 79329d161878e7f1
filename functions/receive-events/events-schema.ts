import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { knownCurrencySchema } from '../../adapters/documents/known-currency-schema.ts';
import { isSubId } from '../../core/tracking/sub-ids.ts';
import { maxTokenLength } from '../../core/tracking/token-format.ts';
import { isVisitorId } from '../../core/tracking/visitor-id.ts';
import { channelSchema, idSchema, slugSchema } from '../shared/http/id-schemas.ts';

/** More events than this go into another request. */
export const maxEventsPerRequest = 100;

const id = z.string().regex(/^[\w.:-]{1,128}$/);
const visitorId = z.string().refine(isVisitorId, 'This is not a visitor id.');
const connectionId = z.string().min(1).max(129);

/** The click tokens of a journey, in any order. */
const tokens = z.array(z.string().min(1).max(maxTokenLength)).min(1).max(20);

const subId = z.string().refine(isSubId, 'This is not a sub-id.').optional();
const subIds = z
  .strictObject({ sub1: subId, sub2: subId, sub3: subId, sub4: subId, sub5: subId })
  .refine((each) => Object.keys(each).length > 0, 'Name at least one, such as sub1.');

const touch = z.strictObject({
  type: z.literal('touch'),
  id: id.optional(),
  slug: slugSchema,
  visitorId,
  subIds: subIds.optional(),
  at: instantSchema.optional(),
});

const identify = z
  .strictObject({
    type: z.literal('identify'),
    id: id.optional(),
    visitorId,
    email: z.email().max(320).optional(),
    customerId: z.string().min(1).max(128).optional(),
    connectionId: connectionId.optional(),
    proof: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'A proof is an HMAC-SHA256 in lower-case hex.')
      .optional(),
  })
  .refine(
    (event) => event.email !== undefined || event.customerId !== undefined,
    'An identification needs an email or a customerId.',
  )
  .refine(
    (event) => (event.customerId === undefined) === (event.connectionId === undefined),
    'A customerId and its connectionId go together.',
  )
  .refine((event) => event.proof === undefined || event.customerId !== undefined, {
    path: ['proof'],
    message: 'A proof is of a customerId.',
  });

/** A page of the shop was seen by a browser that keeps these click tokens. */
const view = z.strictObject({ type: z.literal('view'), id: id.optional(), visitorId, tokens });

/** Somebody left an address, asked for an offer, or signed up: a lead of the newest token's creator, or of the one named. */
const lead = z
  .strictObject({
    type: z.literal('lead'),
    id,
    visitorId,
    currency: knownCurrencySchema,
    tokens: tokens.optional(),
    programId: idSchema.optional(),
    creatorId: idSchema.optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'A country is written like DE.')
      .optional(),
    at: instantSchema.optional(),
  })
  .refine(({ programId, creatorId }) => (programId === undefined) === (creatorId === undefined), {
    path: ['creatorId'],
    message: 'A creatorId and its programId go together.',
  })
  .refine((event) => (event.tokens === undefined) !== (event.creatorId === undefined), {
    path: ['tokens'],
    message: 'A lead has either its tokens, or a creatorId.',
  });

/** The merchant's own back end saw that a lead which a browser told of is one. */
const confirmation = z.strictObject({ type: z.literal('lead-confirmed'), id, visitorId });

/** What happened to an order, as docs/shop-events.schema.json describes it. */
const conversion = z.strictObject({
  type: z.literal('conversion'),
  id: id.optional(),
  connectionId,
  event: z.record(z.string(), z.unknown()),
});

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
    .array(
      z.discriminatedUnion('type', [
        touch,
        view,
        visit,
        consent,
        identify,
        lead,
        confirmation,
        conversion,
      ]),
    )
    .min(1)
    .max(maxEventsPerRequest),
});

export type TrackingEvent = z.infer<typeof eventsSchema>['events'][number];
export type TouchEvent = Extract<TrackingEvent, { type: 'touch' }>;
export type ViewEvent = Extract<TrackingEvent, { type: 'view' }>;
export type LeadEvent = Extract<TrackingEvent, { type: 'lead' }>;
export type ConfirmationEvent = Extract<TrackingEvent, { type: 'lead-confirmed' }>;
export type ConversionEvent = Extract<TrackingEvent, { type: 'conversion' }>;
export type VisitEvent = Extract<TrackingEvent, { type: 'visit' }>;
export type ConsentEvent = Extract<TrackingEvent, { type: 'consent' }>;
export type IdentifyEvent = Extract<TrackingEvent, { type: 'identify' }>;
