import type { AwsEnvironment } from './aws-client.ts';
import { type AwsService, services } from './aws-services.ts';
import { regionalDomain } from './regional-domain.ts';

/** The address of a service in the function's region, or where the variable that the SDKs read, too, says that it is. */
export function findEndpoint(service: AwsService, environment: AwsEnvironment): string {
  const elsewhere = environment[services[service].endpointVariable];
  if (elsewhere) return elsewhere;
  return `https://${service}.${regionalDomain(environment)}/`;
}
