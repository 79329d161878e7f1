import { S3Client } from '@aws-sdk/client-s3';
import { dynamoConversionStore } from '../../adapters/dynamo/conversion-store.ts';
import { s3LargeBodies } from '../../adapters/s3/large-bodies.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { makeConsumer } from './consumer.ts';
import { makePostLegs } from './post-legs.ts';

const { documents, ...accounts } = openPayoutPorts();
const conversions = dynamoConversionStore({
  documents,
  conversionsTable: requireEnv('CONVERSIONS_TABLE'),
  largeBodies: s3LargeBodies(new S3Client(), requireEnv('FACTS_BUCKET')),
});

export const handler = makeConsumer(
  makePostLegs({ ...accounts, conversions }),
  makeLogError('post-legs'),
);
