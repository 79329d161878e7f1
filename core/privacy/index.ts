export {
  answerWithinDays,
  dueAtOf,
  type Erasure,
  type PrivacyRequest,
  type PrivacyRequestKind,
} from './privacy-request.ts';
export type { PrivacyRequestStore } from './privacy-request-store.ts';
export { endingOf, type SealedText } from './sealed-text.ts';
export { SealBrokenError, type SealPlace, type TextSeal } from './text-seal.ts';
