import { S3Client } from '@aws-sdk/client-s3';
import { secretReader } from '../../adapters/aws/secret-reader.ts';
import { signedCalls } from '../../adapters/aws/signed-calls.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { payoutFileWriter } from '../../adapters/rails/write-payout-file.ts';
import { s3PayoutFiles } from '../../adapters/s3/payout-files.ts';
import { rememberedSecrets } from '../../adapters/secrets/remembered-secrets.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openTextSeal } from '../shared/open-text-seal.ts';
import { openKnownRails } from '../shared/paying/open-known-rails.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { makeConsumer } from './consumer.ts';
import { makeRunPayoutBatch } from './run-payout-batch.ts';

const ports = openPayoutPorts();
// Not with the SDK's client: beside those of DynamoDB and S3 it would be too large.
const secrets = rememberedSecrets(secretReader(signedCalls({ environment: process.env })));

export const handler = makeConsumer(
  makeRunPayoutBatch({
    ...ports,
    directory: dynamoProgramDirectory(ports.documents, requireEnv('PROGRAMS_TABLE')),
    files: s3PayoutFiles(new S3Client(), requireEnv('PAYOUT_FILES_BUCKET')),
    writeFile: payoutFileWriter(openTextSeal(secrets)),
    openRail: openKnownRails(),
  }),
  makeLogError('run-payout-batch'),
);
