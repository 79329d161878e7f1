export type { ContentMetrics, CountBreakdown, SocialCounts } from './content-metrics.ts';
export { findHandles } from './find-handles.ts';
export { findHashtags } from './find-hashtags.ts';
export { findLinks } from './find-links.ts';
export { type ContentMention, findMentions, type ProgramMarks } from './find-mentions.ts';
export { findTextParts } from './find-text-parts.ts';
export { type SocialPlatform, socialPlatforms } from './platform.ts';
export type { ContentPart, LiveState, SocialContent, TaggedProduct } from './social-content.ts';
export type { SocialProfile } from './social-profile.ts';
export type { PartialError, SocialReading, SocialResult } from './social-reading.ts';
export {
  type SocialRefusal,
  type SocialRefusalKind,
  socialRefusalKinds,
} from './social-refusal.ts';
