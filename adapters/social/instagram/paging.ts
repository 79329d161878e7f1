import * as z from 'zod';
import { textField, told } from '../fields.ts';

/** How Meta pages: by cursors. Insights page by time instead, and then have none. */
export const pagingSchema = z.object({
  cursors: told(z.object({ after: told(textField) })),
  next: told(textField),
});

type Paging = z.infer<typeof pagingSchema> | undefined;

/** The cursor of a list's next page. The last page has a cursor, too, but no `next`. */
export function listCursorOf(paging: Paging): string | undefined {
  return paging?.next === undefined ? undefined : paging.cursors?.after;
}

/** Business discovery never says `next`: a page has a cursor as long as there is more. */
export function discoveryCursorOf(paging: Paging): string | undefined {
  return paging?.cursors?.after;
}
