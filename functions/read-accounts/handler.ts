import { makeLogError } from '../shared/logger.ts';
import { openReadingPorts } from '../shared/reading/open-reading-ports.ts';
import { makeEndpoint } from './endpoint.ts';

export const handler = makeEndpoint(openReadingPorts(), makeLogError('read-accounts'));
