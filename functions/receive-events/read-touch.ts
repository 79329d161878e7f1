import { checkTime } from './check-time.ts';
import { touchIdOf } from './event-id.ts';
import type { EventResult } from './event-reading.ts';
import type { TouchEvent } from './events-schema.ts';
import type { EventContext, EventPorts } from './receive-events.ts';

/** A contact with a creator's link that the merchant's back end saw. */
export async function readTouch(
  { directory, sha256, newId }: Pick<EventPorts, 'directory' | 'sha256' | 'newId'>,
  context: EventContext,
  event: TouchEvent,
): Promise<EventResult> {
  const { merchantId, now, path } = context;
  const link = await directory.findLink(event.slug);
  if (link?.merchantId !== merchantId) {
    return [{ path: [...path, 'slug'], message: 'There is no such link.' }];
  }
  const { id, visitorId, subIds, at = now } = event;
  const issues = checkTime(context, at);
  if (issues.length > 0) return issues;
  const { programId, creatorId, slug, contentId } = link;
  const touch = {
    touchId: id === undefined ? newId() : touchIdOf(sha256, merchantId, id),
    kind: 'click' as const,
    ...{ at, recordedAt: now, programId, creatorId, slug, visitorId },
    ...(contentId === undefined ? {} : { contentId }),
    ...(subIds === undefined ? {} : { subIds }),
  };
  return { messages: [{ merchantId, touch }] };
}
