import type { Link } from '../../core/programs/program.ts';
import type { ClickToken } from '../../core/tracking/click-token.ts';

/** What a token says of the link; the rest is of the one contact. */
export type Contact = Pick<ClickToken, 'visitorId' | 'touchId' | 'at' | 'subIds' | 'askedBy'>;

/** The token of a contact; the touch has the same id and time, so both are one wherever they meet. */
export function describeClick(link: Link, contact: Contact): ClickToken {
  const { merchantId, slug, programId, creatorId, contentId } = link;
  return {
    ...{ merchantId, slug, programId, creatorId, ...contact },
    ...(contentId === undefined ? {} : { contentId }),
  };
}
