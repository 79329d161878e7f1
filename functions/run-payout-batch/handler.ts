import { S3Client } from '@aws-sdk/client-s3';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { writePayoutFile } from '../../adapters/rails/write-payout-file.ts';
import { s3PayoutFiles } from '../../adapters/s3/payout-files.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openKnownRails } from '../shared/paying/open-known-rails.ts';
import { openPayoutPorts } from '../shared/paying/open-payout-ports.ts';
import { makeConsumer } from './consumer.ts';
import { makeRunPayoutBatch } from './run-payout-batch.ts';

const ports = openPayoutPorts();

export const handler = makeConsumer(
  makeRunPayoutBatch({
    ...ports,
    directory: dynamoProgramDirectory(ports.documents, requireEnv('PROGRAMS_TABLE')),
    files: s3PayoutFiles(new S3Client(), requireEnv('PAYOUT_FILES_BUCKET')),
    writeFile: writePayoutFile,
    openRail: openKnownRails(),
  }),
  makeLogError('run-payout-batch'),
);
