import { CfnOutput, Duration } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { grantEventBus } from './constructs/grant-event-bus.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { StreamConsumer } from './constructs/stream-consumer.ts';
import type { DataStack } from './data-stack.ts';
import type { StageSettings } from './stage-settings.ts';
import { TributaryStack } from './tributary-stack.ts';

export type EventsStackProps = { readonly settings: StageSettings; readonly data: DataStack };

/** What happened, told to whoever wants to know: the tables' streams are the outbox of the bus. */
export class EventsStack extends TributaryStack {
  readonly bus: EventBus;

  constructor(scope: Construct, { settings, data }: EventsStackProps) {
    super(scope, 'Events', { settings, description: 'Tributary: domain events on a bus.' });
    this.bus = new EventBus(this, 'Bus', { description: `Tributary (${settings.stage})` });

    const publishEvents = new NodeFunction(this, 'PublishEvents', {
      name: 'publish-events',
      settings,
      timeout: Duration.seconds(30),
    });
    grantEventBus(publishEvents, this.bus);
    new StreamConsumer(this, 'ConversionChanges', {
      table: data.conversions,
      consumer: publishEvents,
      // Budgets' counters beside: two readers are the most that a stream bears.
      filters: [{ events: ['INSERT', 'MODIFY'], sortKey: ['STATE', 'COUNTER'] }],
    });
    new StreamConsumer(this, 'PayoutChanges', {
      table: data.ledger,
      consumer: publishEvents,
      filters: [
        { events: ['INSERT', 'MODIFY'], sortKey: { prefix: 'PAYOUT#' } },
        // Runs: one may wait for a second person.
        { events: ['INSERT', 'MODIFY'], sortKey: 'RUN' },
      ],
    });
    new StreamConsumer(this, 'AccountChanges', {
      table: data.programs,
      consumer: publishEvents,
      filters: [
        // Creators and payees: an account that took another one's place is told; and creators' accounts at platforms.
        { events: ['MODIFY'], sortKey: ['PROFILE', 'PAYEE', 'ACCOUNT'] },
        // Who came into a program, and who left it.
        { events: ['INSERT', 'MODIFY'], sortKey: { prefix: 'ENROLMENT#' } },
        // What became of posts.
        { events: ['INSERT'], sortKey: { prefix: 'CHANGE#' } },
      ],
    });
    new CfnOutput(this, 'EventBus', { value: this.bus.eventBusName });
  }
}
