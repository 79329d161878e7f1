import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openLargeBodies } from '../shared/open-large-bodies.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { makeConsumer } from './consumer.ts';
import { makePostLegs } from './post-legs.ts';

const { documents, ...accounts } = openPayoutPorts();
const conversions = dynamoConversionStore({
  documents,
  conversionsTable: requireEnv('CONVERSIONS_TABLE'),
  largeBodies: openLargeBodies(),
});

export const handler = makeConsumer(
  makePostLegs({ ...accounts, conversions }),
  makeLogError('post-legs'),
);
