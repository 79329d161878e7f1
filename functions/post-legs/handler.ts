import { makeLogError } from '../shared/logger.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { makeConsumer } from './consumer.ts';
import { makePostLegs } from './post-legs.ts';

export const handler = makeConsumer(makePostLegs(openPayoutPorts()), makeLogError('post-legs'));
