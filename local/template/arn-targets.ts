import type { PlannedFunction, PlannedQueue, PlannedTarget } from '../plan.ts';
import { nameInArn } from './local-names.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateResource } from './template-resource.ts';

/** Finds what an ARN in a template leads to. */
export type ArnTargets = {
  /** The id of the function that a name or an ARN, version and alias included, stands for. */
  functionId(nameOrArn: string, user: TemplateResource): string;
  queue(arn: string, user: TemplateResource): string;
  target(arn: string, user: TemplateResource): Pick<PlannedTarget, 'kind' | 'id'>;
};

export function arnTargets(
  functions: readonly PlannedFunction[],
  queues: readonly PlannedQueue[],
): ArnTargets {
  const functionId = (nameOrArn: string, user: TemplateResource) => {
    const [, named] = /:function:([^:/]+)/.exec(nameOrArn) ?? [];
    const found = functions.find(({ name }) => name === (named ?? nameOrArn));
    if (found === undefined)
      throw new TemplateError(user.id, `there is no function ${nameOrArn} that runs here.`);
    return found.logicalId;
  };
  const queue = (arn: string, user: TemplateResource) => {
    const found = arn.startsWith('arn:aws:sqs:')
      ? queues.find(({ name }) => name === nameInArn(arn))
      : undefined;
    if (found === undefined)
      throw new TemplateError(user.id, `${arn} is not a queue of this application.`);
    return found.name;
  };

  return {
    functionId,
    queue,
    target: (arn, user) =>
      arn.startsWith('arn:aws:lambda:')
        ? { kind: 'function', id: functionId(arn, user) }
        : { kind: 'queue', id: queue(arn, user) },
  };
}
