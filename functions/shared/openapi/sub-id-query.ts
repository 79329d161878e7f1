import * as z from 'zod';

const subId = z.string().optional();

/** What creators tell their placements apart by; what is no sub-id is left out, and nobody is stopped. */
export const subIdQuery = { sub1: subId, sub2: subId, sub3: subId, sub4: subId, sub5: subId };
