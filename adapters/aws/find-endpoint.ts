import { type AwsService, services } from './aws-services.ts';

/** The address of a service in the function's region, or where the variable that the SDKs read, too, says that it is. */
export function findEndpoint(
  service: AwsService,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const elsewhere = environment[services[service].endpointVariable];
  if (elsewhere) return elsewhere;
  const { AWS_REGION: region = '' } = environment;
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${service}.${region}.${suffix}/`;
}
