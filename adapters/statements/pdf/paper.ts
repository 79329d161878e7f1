/** A4 in points, and what of it is printed on. */
export const paper = {
  width: 595.28,
  height: 841.89,
  left: 56,
  right: 539.28,
  top: 56,
  /** Below it is the footer. */
  bottom: 772,
} as const;

/** Black on paper, and what stands back. */
export const ink = { text: '#1a1d21', quiet: '#666c75', rule: '#c9cdd3', band: '#f3f5f7' } as const;

/** Where the columns of lines begin, and how wide they are. */
export const columns = {
  date: { x: 56, width: 62 },
  what: { x: 122, width: 186 },
  reference: { x: 314, width: 132 },
  amount: { x: 452, width: 87.28 },
} as const;
