import type { DomainEvent } from '../../adapters/events/event-sender.ts';
import type { Enrolment } from '../../core/programs/program.ts';
import type { Instant } from '../../core/time/instant.ts';

/**
 * `creator.enrolled`, whoever enrolled the creator: a manager, an invitation or an open program; and `creator.left`. Saving an enrolment
 * again tells neither.
 */
export function enrolmentEvents({
  before,
  after,
}: {
  readonly before: Enrolment | undefined;
  readonly after: Enrolment;
}): DomainEvent[] {
  const isBack = before?.leftAt !== undefined && after.leftAt === undefined;
  const isNew = before === undefined || isBack;
  const hasLeft = after.leftAt !== undefined && before?.leftAt === undefined;
  return [
    ...(isNew ? [describe('creator.enrolled', after, after.enrolledAt)] : []),
    ...(hasLeft ? [describe('creator.left', after, after.leftAt)] : []),
  ];
}

function describe(
  type: string,
  { merchantId, programId, creatorId }: Enrolment,
  at: Instant,
): DomainEvent {
  const eventId = `${type}/${merchantId}/${programId}/${creatorId}/${at}`;
  return { type, at, detail: { eventId, merchantId, programId, creatorId } };
}
