export { detectDisclosure } from './detect-disclosure.ts';
export type {
  Disclosure,
  DisclosureAttestation,
  DisclosureFinding,
  DisclosureMedium,
  DisclosurePost,
  DisclosureReason,
} from './disclosure.ts';
export {
  type DisclosureGuidance,
  type DisclosureLocale,
  disclosureLocales,
} from './disclosure-locale.ts';
export { disclosureGuidance } from './guidance.ts';
export { localeOf } from './locale-of.ts';
