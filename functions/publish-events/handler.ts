import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { eventBridgeSender } from '../../adapters/events/event-sender.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { makeConsumer } from './consumer.ts';

export const handler = makeConsumer(
  eventBridgeSender(new EventBridgeClient(), requireEnv('EVENT_BUS_NAME')),
  makeLogError('publish-events'),
);
