import type { SubIdName, SubIds } from '../attribution/touch.ts';

/** The longest sub-id, in characters. */
export const maxSubIdLength = 64;

/** Names as creators write them: `sub1`, `subid`, `sub_id`, `subId2`, `sub_id_2`. */
const namePattern = /^sub(?:([1-5])|_?id_?([1-5])?)$/i;

/** Neither white space nor `@`: a sub-id names a placement, not a person. */
const valuePattern = /^[A-Za-z0-9][A-Za-z0-9._~:-]*$/;

/** Whether a text can be a sub-id. */
export function isSubId(value: string): boolean {
  return value.length <= maxSubIdLength && valuePattern.test(value);
}

/**
 * The sub-ids of a link's query, by which creators tell their own placements apart. `subid` without a
 * number is the first. Of several values for one, the first that can be a sub-id stands; what cannot be
 * one is left out, because a visitor is not to be stopped by it. `undefined` if there is none.
 *
 * @param query as it is written, without the question mark.
 */
export function readSubIds(query: string): SubIds | undefined {
  const found: Partial<Record<SubIdName, string>> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const match = namePattern.exec(name);
    if (match === null || !isSubId(value)) continue;
    found[`sub${match[1] ?? match[2] ?? '1'}` as SubIdName] ??= value;
  }
  return Object.keys(found).length === 0 ? undefined : found;
}
