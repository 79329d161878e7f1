import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { NodeFunction } from './node-function.ts';

/** Tells a function the bus's name and allows it to publish there. */
export function grantEventBus(to: NodeFunction, bus: IEventBus): void {
  to.set('EVENT_BUS_NAME', bus.eventBusName);
  to.allow(['events:PutEvents'], [bus.eventBusArn]);
}
