/** The columns of codes as a table, in their order. */
export const codeColumns = [
  ...(['code', 'program_id', 'creator_id', 'valid_from', 'expires_at', 'uses'] as const),
  ...(['uses_per', 'campaign_id', 'platform', 'content_id', 'leaked_from'] as const),
] as const;

export type CodeColumn = (typeof codeColumns)[number];

/** Without these no code is known. */
export const requiredCodeColumns = ['code', 'program_id', 'creator_id'] as const;
