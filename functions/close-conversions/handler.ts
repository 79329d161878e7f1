import { coalescingDocuments } from '../../adapters/dynamo/coalescing-documents.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { makeLogError } from '../shared/logger.ts';
import { openSettlementPorts } from '../shared/settling/open-settlement-ports.ts';
import { makeCloseConversion } from './close-due-conversion.ts';
import { makeConsumer } from './consumer.ts';

export const handler = makeConsumer(
  makeCloseConversion(openSettlementPorts(coalescingDocuments(dynamoDocuments()))),
  makeLogError('close-conversions'),
);
