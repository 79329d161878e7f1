import * as z from 'zod';

/** What a shop has of a topic. */
export const topicState = z.enum([
  'registered',
  'missing',
  'disabled',
  'altered',
  'secret-unknown',
  'other-address',
]);
