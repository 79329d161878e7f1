import * as z from 'zod';

/** The query of a route that takes no parameters: one that is misspelled must not go unnoticed. */
export const noParametersSchema = z.strictObject({});
