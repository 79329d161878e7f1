import type { ContentFormat } from '../../../core/attribution/content.ts';

/** What Instagram's two types say together; the second one is absent in answers that did not ask for it. */
export function toFormat(
  mediaType: string | undefined,
  productType: string | undefined,
): ContentFormat | undefined {
  if (productType === 'STORY') return 'story';
  if (productType === 'REELS') return 'short';
  if (mediaType === 'IMAGE') return 'photo';
  if (mediaType === 'CAROUSEL_ALBUM') return 'carousel';
  return mediaType === 'VIDEO' ? 'video' : undefined;
}
