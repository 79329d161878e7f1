import type { Candidate } from '../attribution/candidate.ts';
import type { Content } from '../attribution/content.ts';
import type { Touch } from '../attribution/touch.ts';
import type { Instant } from '../time/instant.ts';
import type { Code, Creator, Enrolment, Link } from './program.ts';
import { standingAt } from './standing-at.ts';

/** What a program knows of a touch's creator, link and code; what is absent is not known. */
export type TouchContext = {
  readonly enrolment?: Enrolment | undefined;
  readonly link?: Link | undefined;
  readonly code?: Code | undefined;
  readonly creator?: Creator | undefined;
};

/**
 * A touch with all that `attribute` needs to judge it, and nothing that it does not: what a close
 * freezes stays small.
 *
 * @param orderedAt the creator's standing is the one of that moment.
 */
export function toCandidate(touch: Touch, context: TouchContext, orderedAt: Instant): Candidate {
  const { enrolment, link, code, creator } = context;
  return {
    touch,
    ...(enrolment === undefined ? {} : { enrolment: describeEnrolment(enrolment, orderedAt) }),
    ...(link === undefined
      ? {}
      : {
          link: {
            ...withoutUndefined({
              activeFrom: link.activeFrom,
              inactiveFrom: link.inactiveFrom,
              campaignId: link.campaignId,
              amplified: link.amplified,
            }),
            ...describeContent(link),
          },
        }),
    ...(code === undefined
      ? {}
      : {
          code: {
            ...withoutUndefined({
              validFrom: code.validFrom,
              expiresAt: code.expiresAt,
              campaignId: code.campaignId,
              leakedFrom: code.leakedFrom,
            }),
            ...describeContent(code),
          },
        }),
    creatorIdentityHashes: creator?.identityHashes ?? [],
  };
}

function describeEnrolment(enrolment: Enrolment, orderedAt: Instant) {
  const { enrolledAt, leftAt } = enrolment;
  const { creatorClass, group, tier, referredBy } = standingAt(enrolment, orderedAt) ?? {};
  return withoutUndefined({ enrolledAt, leftAt, creatorClass, group, tier, referredBy });
}

function describeContent({ contentId, format, platform }: Content): { content?: Content } {
  const content = withoutUndefined({ contentId, format, platform });
  return Object.keys(content).length === 0 ? {} : { content };
}

/** The same without the fields that have no value, so that equal candidates have equal fields. */
function withoutUndefined<Fields extends object>(fields: Fields): Fields {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as Fields;
}
