import { randomUUID } from 'node:crypto';
import { localAccountId, localRegion } from '../local-account.ts';
import { formatSeconds } from './format-seconds.ts';
import type { TargetAddress } from './targets.ts';

/**
 * What EventBridge Scheduler sends when a schedule is due: its input with the context attributes
 * filled in, but for the attempt's number, which only the delivery knows.
 *
 * @param dueAt - epoch milliseconds.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
export function scheduleInput({ target, ownerArn }: TargetAddress, dueAt: number): string {
  const executionId = randomUUID();
  const input =
    target.input ?? scheduledEvent({ source: 'aws.scheduler', ownerArn, dueAt, detail: '{}' });

  return input
    .replaceAll('<aws.scheduler.schedule-arn>', ownerArn)
    .replaceAll('<aws.scheduler.scheduled-time>', formatSeconds(dueAt))
    .replaceAll('<aws.scheduler.execution-id>', executionId);
}

/** What a rule with a schedule sends: its constant input, or the event of the schedule. */
export function ruleInput({ target, ownerArn }: TargetAddress, dueAt: number): string {
  return target.input ?? scheduledEvent({ source: 'aws.events', ownerArn, dueAt, detail: {} });
}

function scheduledEvent(event: {
  readonly source: string;
  readonly ownerArn: string;
  readonly dueAt: number;
  readonly detail: unknown;
}): string {
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: event.source,
    account: localAccountId,
    time: formatSeconds(event.dueAt),
    region: localRegion,
    resources: [event.ownerArn],
    detail: event.detail,
  });
}
