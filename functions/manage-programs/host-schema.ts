import * as z from 'zod';

/** A host as addresses name it, in lower case, with its port where it has one. */
export const hostSchema = z
  .string()
  .toLowerCase()
  .regex(
    /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::\d{1,5})?$/,
    'This is not a host, such as shop.example.com.',
  )
  .meta({
    description: 'A host, with its port where it has one.',
    pattern: '^[A-Za-z0-9.-]{1,253}(?::\\d{1,5})?$',
  });
