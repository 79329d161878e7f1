import type { LocalPlan, PlannedTarget } from '../plan.ts';
import { functionArn, queueArn, ruleArn, scheduleArn } from './arns.ts';
import type { EmbeddedQueues } from './embedded-queues.ts';

/** One target of one rule or schedule. */
export type TargetAddress = {
  readonly ownerId: string;
  /** The ARN of the rule or schedule. */
  readonly ownerArn: string;
  readonly target: PlannedTarget;
  /** The queue, internal to this runtime, that holds what is not delivered yet. */
  readonly queue: string;
};

const queueNameMax = 80;

/** All targets of the plan's enabled rules and schedules. */
export function targetsOf(plan: Pick<LocalPlan, 'rules' | 'schedules'>): TargetAddress[] {
  const schedules = plan.schedules.map((schedule) => ({
    ...schedule,
    arn: scheduleArn(schedule.name),
    targets: [schedule.target],
  }));
  const rules = plan.rules.map((rule) => ({ ...rule, arn: ruleArn(rule.bus, rule.name) }));

  return [...schedules, ...rules]
    .filter(({ enabled }) => enabled)
    .flatMap(({ logicalId, arn, targets }) =>
      targets.map((target, index) => ({
        ownerId: logicalId,
        ownerArn: arn,
        target,
        queue: `local-target-${index}-${logicalId}`.slice(0, queueNameMax),
      })),
    );
}

/** Makes the internal queues that are not there yet; those of functions only, others need none. */
export function createTargetQueues(
  fauxqs: EmbeddedQueues,
  addresses: readonly TargetAddress[],
): void {
  for (const { target, queue } of addresses) {
    if (target.kind === 'function' && fauxqs.inspectQueue(queue) === undefined) {
      fauxqs.createQueue(queue);
    }
  }
}

/**
 * Hands an input (JSON text) to a target; it is durable when this returns, and the function is
 * invoked later. What a target queue refuses goes to the target's dead-letter queue.
 *
 * @throws Error if that is not possible either: the input is lost.
 */
export function sendToTarget(fauxqs: EmbeddedQueues, address: TargetAddress, input: string): void {
  const { target, queue } = address;
  if (target.kind === 'function') {
    fauxqs.sendMessage(queue, input);
    return;
  }
  try {
    fauxqs.sendMessage(target.id, input);
  } catch (error) {
    sendToDeadLetterQueue(fauxqs, address, input, { error: error as Error, retries: 0 });
  }
}

/**
 * Puts what a target did not take into its dead-letter queue, with EventBridge's attributes.
 *
 * @throws the failure itself if the target has no dead-letter queue.
 */
export function sendToDeadLetterQueue(
  fauxqs: EmbeddedQueues,
  { ownerId, ownerArn, target }: TargetAddress,
  input: string,
  failure: { readonly error: Error; readonly retries: number },
): void {
  if (target.deadLetterQueue === undefined) {
    throw new Error(`${ownerId} lost an event for ${target.id}: ${failure.error.message}`);
  }
  const attributes = {
    ERROR_CODE: failure.error.name,
    ERROR_MESSAGE: failure.error.message || failure.error.name,
    EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
    RETRY_ATTEMPTS: String(failure.retries),
    RULE_ARN: ownerArn,
    TARGET_ARN: target.kind === 'function' ? functionArn(target.id) : queueArn(target.id),
  };
  fauxqs.sendMessage(target.deadLetterQueue, input, {
    messageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, text]) => [
        name,
        { DataType: 'String', StringValue: text },
      ]),
    ),
  });
}
