import type { LogError } from '../shared/logger.ts';
import { sqsConsumer } from '../shared/queues/sqs-consumer.ts';
import { periodMessageSchema } from '../shared/queues/work-messages.ts';
import type { SettlePeriods } from './settle-periods.ts';

/** Works through the period queue: each message names a conversion that has closed or was restated, or a period to state. */
export function makeConsumer({ countConversion, statePeriod }: SettlePeriods, logError: LogError) {
  return sqsConsumer({
    read: (body) => periodMessageSchema.parse(JSON.parse(body)),
    handle: (message) =>
      'conversionId' in message ? countConversion(message) : statePeriod(message),
    logError,
  });
}
