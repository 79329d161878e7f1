import { makeLogError } from '../shared/logger.ts';
import { openReadingPorts } from '../shared/open-reading-ports.ts';
import { makeEndpoint } from './endpoint.ts';

export const handler = makeEndpoint(openReadingPorts(), makeLogError('read-accounts'));
