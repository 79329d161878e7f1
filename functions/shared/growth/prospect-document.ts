import type { Prospect } from '../../../core/growth/prospect.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';

/** A prospect as the API shows one: of the person only whether it is proven who it is. */
export function toProspectDocument(prospect: Prospect) {
  const { prospectId, programId, identity, name, handles, favourites } = prospect;
  const { invitation, enrolled } = prospect;
  return {
    ...{ prospectId, programId, identity },
    ...(name === undefined ? {} : { name }),
    handles: handles.map(({ consent, ...handle }) => ({
      ...handle,
      consent: { ...consent, at: formatInstant(consent.at) },
    })),
    favourites,
    capturedAt: formatInstant(prospect.capturedAt),
    changedAt: formatInstant(prospect.changedAt),
    ...(invitation === undefined
      ? {}
      : {
          invitation: {
            at: formatInstant(invitation.at),
            expiresAt: formatInstant(invitation.expiresAt),
            author: invitation.author,
          },
        }),
    ...(enrolled === undefined
      ? {}
      : { enrolled: { ...enrolled, at: formatInstant(enrolled.at) } }),
  };
}
