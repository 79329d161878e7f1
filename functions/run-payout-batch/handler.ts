import { secretReader } from '../../adapters/aws/secret-reader.ts';
import { signedCalls } from '../../adapters/aws/signed-calls.ts';
import { signedObjects } from '../../adapters/aws/signed-objects.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoRateStore } from '../../adapters/dynamo/rate-store.ts';
import { payoutFileWriter } from '../../adapters/rails/write-payout-file.ts';
import { putPayoutFiles } from '../../adapters/s3/put-payout-files.ts';
import { rememberedSecrets } from '../../adapters/secrets/remembered-secrets.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openTextSeal } from '../shared/open-text-seal.ts';
import { openKnownRails } from '../shared/paying/open-known-rails.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { makeConsumer } from './consumer.ts';
import { makeRunPayoutBatch } from './run-payout-batch.ts';

const ports = openPayoutPorts();
// Not with the SDK's clients: beside that of DynamoDB they would be too large.
const signing = { environment: process.env };
const secrets = rememberedSecrets(secretReader(signedCalls(signing)));

export const handler = makeConsumer(
  makeRunPayoutBatch({
    ...ports,
    directory: dynamoProgramDirectory(ports.documents, requireEnv('PROGRAMS_TABLE')),
    rates: dynamoRateStore(ports.documents, requireEnv('PROGRAMS_TABLE')),
    files: putPayoutFiles(signedObjects(signing), requireEnv('PAYOUT_FILES_BUCKET')),
    writeFile: payoutFileWriter(openTextSeal(secrets)),
    openRail: openKnownRails(secrets),
  }),
  makeLogError('run-payout-batch'),
);
