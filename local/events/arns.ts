import { localAccountId, localRegion } from '../local-account.ts';

export function queueArn(queue: string): string {
  return arn('sqs', queue);
}

/** Of a function by its logical id: that is how event sources know it. */
export function functionArn(functionId: string): string {
  return arn('lambda', `function:${functionId}`);
}

/** The engine's ARN of a stream, with the region that everything else here has. */
export function streamArn(table: string, engineArn: string): string {
  const label = engineArn.slice(engineArn.indexOf('/stream/'));
  return arn('dynamodb', `table/${table}${label}`);
}

export function ruleArn(bus: string, rule: string): string {
  return arn('events', bus === 'default' ? `rule/${rule}` : `rule/${bus}/${rule}`);
}

export function scheduleArn(schedule: string): string {
  return arn('scheduler', `schedule/default/${schedule}`);
}

function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${localRegion}:${localAccountId}:${resource}`;
}
