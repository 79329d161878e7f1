/**
 * Classes of creators, best first: a touch of a better class takes precedence over all of a lesser
 * one. `last-resort` is for coupon sites and browser extensions.
 */
export const creatorClasses = ['preferred', 'standard', 'last-resort'] as const;

export type CreatorClass = (typeof creatorClasses)[number];
