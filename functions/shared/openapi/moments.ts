/** When the examples of the API document happen. */
export const moments = {
  placed: '2026-03-02T10:00:00Z',
  later: '2026-03-03T10:00:00Z',
  closes: '2026-04-16T10:00:00Z',
} as const;
