import * as z from 'zod';
import type { Instant } from '../../../core/time/instant.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { readShape } from '../read-shape.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { fieldsOf } from '../unwrap.ts';
import { readSeconds } from './read-seconds.ts';
import { flag, seconds } from './stripe-fields.ts';

/** Whose news a message is: of a shop's own orders, or of the money of another shop's. */
export type StripeRole = 'orders' | 'payments';

/** What a delivery says, whatever it is about. */
export type StripeMessage = {
  readonly role: StripeRole;
  /** The event's type, or the type of an object that comes without an event. */
  readonly topic: string;
  /** The version: when the event happened, or the object was made. */
  readonly at: Instant;
  readonly object: LosslessJson;
  /** Test data, also where a test clock made it: nobody paid anything. */
  readonly test: boolean;
  /** The fields that an update changed, as they were before. */
  readonly previous: Readonly<Record<string, LosslessJson>>;
};

const eventSchema = z.object({
  type: z.string(),
  created: seconds,
  livemode: flag,
  data: z.object({ object: z.unknown(), previous_attributes: z.unknown().optional() }),
});

const bareSchema = z.object({ object: z.string(), created: seconds, livemode: flag });

/**
 * Reads Stripe's envelope, or an object without one as the API answers it, which a person may check. Nothing if it
 * is of a type that `isUnderstood` does not know.
 *
 * @throws UnusableContentError `no-stripe-object` for what is neither, and `thin-event` for a notification that
 *   carries no object although it is about one that is understood.
 */
export function readMessage(
  json: LosslessJson,
  role: StripeRole,
  isUnderstood: (topic: string) => boolean,
): StripeMessage | undefined {
  const fields = fieldsOf(json);
  const type = fields?.object;
  if (fields === undefined || typeof type !== 'string') {
    throw new UnusableContentError('no-stripe-object', 'The body is no object of Stripe.');
  }
  if (type === 'v2.core.event') return refuseThin(fields, isUnderstood);
  const topic = type === 'event' ? fields.type : type;
  if (typeof topic === 'string' && !isUnderstood(topic)) return undefined;
  return type === 'event' ? readEvent(json, role) : readBare(json, role);
}

function readEvent(json: LosslessJson, role: StripeRole): StripeMessage {
  const { type: topic, created, livemode, data } = readShape(eventSchema, json, 'no-event-id');
  const object = data.object as LosslessJson;
  return {
    ...{ role, topic, object, test: livemode === false },
    at: readSeconds('created', created),
    previous: fieldsOf(data.previous_attributes as LosslessJson) ?? {},
  };
}

function readBare(json: LosslessJson, role: StripeRole): StripeMessage {
  const { object: topic, created, livemode } = readShape(bareSchema, json, 'no-id');
  const at = readSeconds('created', created);
  return { role, topic, at, object: json, test: livemode === false, previous: {} };
}

/** A thin event of a v1 object is named `v1.` and its type. */
function refuseThin(
  { type }: Readonly<Record<string, LosslessJson>>,
  isUnderstood: (topic: string) => boolean,
): undefined {
  if (typeof type !== 'string' || !isUnderstood(type.replace(/^v1\./, ''))) return undefined;
  const detail = `${type} comes without its object: let the event destination send snapshot payloads.`;
  throw new UnusableContentError('thin-event', detail);
}
