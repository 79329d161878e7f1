import * as z from 'zod';
import { shopEventSchema } from './event-schema.ts';

/**
 * The form of our events as JSON Schema (draft 2020-12), for whoever writes them. Sums, and what amounts a currency has,
 * are beyond it; the answer to a delivery tells them.
 */
export function shopEventsJsonSchema(): object {
  const event = shopEventSchema.meta({
    title: 'Tributary shop event',
    description: 'What a shop without an adapter tells of orders, refunds and disputes.',
  });
  return z.toJSONSchema(event, {
    target: 'draft-2020-12',
    io: 'input',
    // Ids may be larger than a float holds; they are read as they are written.
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
}
