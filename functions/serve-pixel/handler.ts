import { signedCalls } from '../../adapters/aws/signed-calls.ts';
import { makeLogError } from '../shared/logger.ts';
import { openClickPorts } from '../shared/tracking/open-click-ports.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeRecordView } from './record-view.ts';

export const handler = makeEndpoint(
  makeRecordView(openClickPorts(signedCalls({ environment: process.env }))),
  makeLogError('serve-pixel'),
);
