import type { SocialReading, SocialResult } from '../../core/social/index.ts';
import { RefusedAnswer } from './refused-answer.ts';

const nothing: SocialReading = { contents: [], metrics: [], profiles: [], partialErrors: [] };

/** What `read` reads, or the refusal that it throws. */
export function catchRefusal(read: () => Partial<SocialReading>): SocialResult {
  try {
    return { ok: true, reading: { ...nothing, ...read() } };
  } catch (error) {
    if (error instanceof RefusedAnswer) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
