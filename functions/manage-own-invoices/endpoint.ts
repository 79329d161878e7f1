import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { ownInvoiceRoutes } from './own-invoice-routes.ts';
import type { OwnInvoicesPorts } from './ports.ts';

/** The invoices that creators write. */
export function makeEndpoint(ports: OwnInvoicesPorts, logError: LogError) {
  return jsonEndpoint(ownInvoiceRoutes(ports), logError, ports);
}
