import type { DomainEvent } from '../../adapters/events/event-sender.ts';
import type { SocialAccount } from '../../core/social/accounts/index.ts';
import { disclosureGuidance } from '../../core/social/disclosure/index.ts';
import type { ContentChange } from '../../core/social/polling/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

/** `social-account.revoked`: its platform takes the token no more, and the creator has to be asked to connect again. */
export function socialAccountEvents({
  before,
  after,
}: {
  readonly before: SocialAccount | undefined;
  readonly after: SocialAccount;
}): DomainEvent[] {
  const isNews = after.status === 'revoked' && before?.status !== 'revoked';
  if (!isNews) return [];
  const type = 'social-account.revoked';
  const { merchantId, creatorId, accountId, platform, statusAt } = after;
  const eventId = `${type}/${merchantId}/${accountId}/${statusAt}`;
  return [{ type, at: statusAt, detail: { eventId, merchantId, creatorId, accountId, platform } }];
}

/**
 * `content.found`, `.edited`, `.deleted`, `.restored`, `.attested` or `.approved`, with the marks of the merchant's programs in it; and
 * `disclosure.missing`, with what to tell the creator, in the post's language where that is known.
 */
export function contentEvents(change: ContentChange): DomainEvent[] {
  const { kind, at, digest: _, disclosure, mentions, missingFor = [], locale, ...whose } = change;
  const { merchantId, accountId, contentId } = whose;
  const place = `${merchantId}/${accountId}/${contentId}/${at}`;
  const said = { ...whose, seenAt: formatInstant(at) };
  const type = `content.${kind}`;
  const told = { eventId: `${type}/${place}`, ...said, mentions, disclosure };
  if (missingFor.length === 0) return [{ type, at, detail: told }];
  const programs = missingFor.map(({ programId, holdFrom }) => ({
    programId,
    ...(holdFrom === undefined ? {} : { holdFrom: formatInstant(holdFrom) }),
  }));
  const missing = {
    ...{ eventId: `disclosure.missing/${place}`, ...said, reason: disclosure.reason, programs },
    guidance: disclosureGuidance(locale ?? 'en'),
  };
  return [
    { type, at, detail: told },
    { type: 'disclosure.missing', at, detail: missing },
  ];
}
