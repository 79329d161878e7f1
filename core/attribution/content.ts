export const contentFormats = [
  'video',
  'short',
  'live',
  'photo',
  'carousel',
  'story',
  'text',
  'audio',
] as const;

/** What a piece of content is made of; rewards may differ by it. */
export type ContentFormat = (typeof contentFormats)[number];

/** The piece of content that a link or code stands in. */
export type Content = {
  readonly contentId?: string;
  readonly format?: ContentFormat;
  /** Such as `instagram`, `youtube`, `podcast`. */
  readonly platform?: string;
};
