import type { PlannedRule, PlannedSchedule, PlannedTarget } from '../plan.ts';
import type { ArnTargets } from './arn-targets.ts';
import { nameOf } from './resource-identity.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateResource } from './template-resource.ts';

/** AWS's own number of retries for a target that names none. */
const defaultRetries = 185;

type RawTarget = {
  readonly Arn: string;
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: unknown;
  readonly RetryPolicy?: { readonly MaximumRetryAttempts?: number };
  readonly DeadLetterConfig?: { readonly Arn?: string };
};

export function readSchedule(resource: TemplateResource, targets: ArnTargets): PlannedSchedule {
  return {
    logicalId: resource.id,
    name: nameOf(resource, 'Name'),
    expression: String(resource.read('ScheduleExpression')),
    timeZone: String(resource.read('ScheduleExpressionTimezone') ?? 'UTC'),
    enabled: resource.read('State') !== 'DISABLED',
    target: readTarget(resource.read('Target') as RawTarget, resource, targets),
  };
}

export function readRule(resource: TemplateResource, targets: ArnTargets): PlannedRule {
  const pattern = resource.read('EventPattern') as Record<string, unknown> | undefined;
  const schedule = resource.read('ScheduleExpression') as string | undefined;
  const bus = String(resource.read('EventBusName') ?? 'default');

  return {
    logicalId: resource.id,
    name: nameOf(resource, 'Name'),
    bus: bus.slice(bus.lastIndexOf('/') + 1),
    enabled: resource.read('State') !== 'DISABLED',
    ...(pattern === undefined ? {} : { pattern }),
    ...(schedule === undefined ? {} : { schedule }),
    targets: ((resource.read('Targets') ?? []) as RawTarget[]).map((target) =>
      readTarget(target, resource, targets),
    ),
  };
}

function readTarget(raw: RawTarget, user: TemplateResource, targets: ArnTargets): PlannedTarget {
  if (raw.InputPath !== undefined || raw.InputTransformer !== undefined) {
    throw new TemplateError(user.id, 'targets that transform their input do not run here.');
  }
  const deadLetters = raw.DeadLetterConfig?.Arn;

  return {
    ...targets.target(raw.Arn, user),
    maxRetries: Number(raw.RetryPolicy?.MaximumRetryAttempts ?? defaultRetries),
    ...(raw.Input === undefined ? {} : { input: raw.Input }),
    ...(deadLetters === undefined ? {} : { deadLetterQueue: targets.queue(deadLetters, user) }),
  };
}
