/** Where the heads of all days are. */
export const anchorPrefix = 'heads/';

/** Where a part of a day's heads is. */
export const partKey = (day: string, part: number): string => `${anchorPrefix}${day}/${part}.json`;

/** Where it stands that a day's heads are complete, and in how many parts. */
export const sealKey = (day: string): string => `${anchorPrefix}${day}/sealed.json`;
