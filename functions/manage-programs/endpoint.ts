import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { backfillRoutes } from './backfill-routes.ts';
import { codeRoutes } from './code-routes.ts';
import { connectionRoutes } from './connection-routes.ts';
import { creatorRoutes } from './creator-routes.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { merchantRoutes } from './merchant-routes.ts';
import { payeeRoutes } from './payee-routes.ts';
import { planRoutes } from './plan-routes.ts';
import type { ManageProgramsPorts } from './ports.ts';
import { programRoutes } from './program-routes.ts';
import { rateImportRoutes } from './rate-import-routes.ts';
import { rateRoutes } from './rate-routes.ts';

/** The management API: what a merchant's programs are made of. */
export function makeEndpoint(ports: ManageProgramsPorts, logError: LogError) {
  return jsonEndpoint(
    [
      ...merchantRoutes(ports),
      ...apiKeyRoutes(ports),
      ...programRoutes(ports),
      ...planRoutes(ports),
      ...creatorRoutes(ports),
      ...payeeRoutes(ports),
      ...enrolmentRoutes(ports),
      ...linkRoutes(ports),
      ...codeRoutes(ports),
      ...connectionRoutes(ports),
      ...backfillRoutes(ports),
      // Before the days of a source: "import" is none.
      ...rateImportRoutes(ports),
      ...rateRoutes(ports),
    ],
    logError,
    ports,
  );
}
