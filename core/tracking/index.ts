export { carryToken } from './carry-token.ts';
export type { ClickToken, Mac, SigningKeys } from './click-token.ts';
export { explainBadPattern, fillCodePattern } from './code-pattern.ts';
export { type Direction, directClick } from './direct-click.ts';
export {
  type ClickFilter,
  type ClickRequest,
  type ClickTests,
  filterClick,
} from './filter-click.ts';
export { isRepetition, lastClickCookie, repetitionWindowMs } from './is-repetition.ts';
export { isReservedSlug } from './is-reserved-slug.ts';
export { issueToken } from './issue-token.ts';
export { type LandingLink, landingUrl, tokenParameter } from './landing-url.ts';
export { readPlatform } from './read-platform.ts';
export { readToken, type TokenRefusal } from './read-token.ts';
export { isSlug } from './slug.ts';
export { shapeOfSlug } from './slug-shape.ts';
export { maxSubIdLength, readSubIds } from './sub-ids.ts';
export type { Identification, TouchMessage } from './touch-message.ts';
export { expandUtm, findUnknownPlaceholders, utmPlaceholders } from './utm-template.ts';
export {
  type AppTargetRefusal,
  type RefusedTarget,
  validateAppTarget,
} from './validate-app-target.ts';
export {
  type DestinationRefusal,
  maxDestinationLength,
  validateDestination,
} from './validate-destination.ts';
export { isVisitorId, visitorCookie, visitorCookieSeconds } from './visitor-id.ts';
