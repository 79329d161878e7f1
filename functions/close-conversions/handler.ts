import { makeLogError } from '../shared/logger.ts';
import { openSettlementPorts } from '../shared/settling/open-settlement-ports.ts';
import { makeCloseConversion } from './close-due-conversion.ts';
import { makeConsumer } from './consumer.ts';

export const handler = makeConsumer(
  makeCloseConversion(openSettlementPorts()),
  makeLogError('close-conversions'),
);
