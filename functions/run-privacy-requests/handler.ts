import { dynamoProgramRegistry } from '../../adapters/dynamo/program-registry.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openPrivacyPorts } from '../shared/privacy/open-privacy-ports.ts';
import { makeConsumer } from './consumer.ts';
import { makeRunPrivacyRequest } from './run-privacy-request.ts';

const ports = openPrivacyPorts();

export const handler = makeConsumer(
  makeRunPrivacyRequest({
    ...ports,
    registry: dynamoProgramRegistry(ports.documents, requireEnv('PROGRAMS_TABLE')),
  }),
  makeLogError('run-privacy-requests'),
);
