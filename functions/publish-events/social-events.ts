import type { DomainEvent } from '../../adapters/events/event-sender.ts';
import type { SocialAccount } from '../../core/social/accounts/index.ts';
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

/** `content.found`, `.edited`, `.deleted` or `.restored`, with the marks of the merchant's programs in it. */
export function contentEvents(change: ContentChange): DomainEvent[] {
  const { kind, at, digest: _, disclosure, mentions, ...whose } = change;
  const type = `content.${kind}`;
  const { merchantId, accountId, contentId } = whose;
  const eventId = `${type}/${merchantId}/${accountId}/${contentId}/${at}`;
  const detail = { eventId, ...whose, seenAt: formatInstant(at), mentions, disclosure };
  return [{ type, at, detail }];
}
