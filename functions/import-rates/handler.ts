import { dynamoRateImports } from '../../adapters/dynamo/rate-imports.ts';
import { dynamoRateStore } from '../../adapters/dynamo/rate-store.ts';
import { fetchEcbFile } from '../../adapters/rates/ecb/fetch-ecb-file.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogger } from '../shared/logger.ts';
import { makeImportEcbRates } from './import-ecb-rates.ts';

const logger = makeLogger('import-rates');
const documents = dynamoDocuments();
const programsTable = requireEnv('PROGRAMS_TABLE');

export const handler = makeImportEcbRates({
  imports: dynamoRateImports(documents, programsTable),
  rates: dynamoRateStore(documents, programsTable),
  fetchFile: () => fetchEcbFile(),
  now: Date.now,
  report(merchantId, imported) {
    const { added, different, completeThrough } = imported;
    if (different.length > 0) {
      logger.error('Days are recorded with other rates than the ECB has; they stay.', {
        ...{ merchantId, different },
      });
    }
    logger.info('Rates were imported.', { merchantId, added, completeThrough });
  },
});
