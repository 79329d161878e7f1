import type { AwsEnvironment } from './aws-client.ts';
import { regionalDomain } from './regional-domain.ts';

/** Where an object of S3 is, in the region of a function or at the endpoint that its variables name. */
export function objectAddress(environment: AwsEnvironment, bucket: string, key: string): string {
  const path = key.split('/').map(encodeURIComponent).join('/');
  const elsewhere = environment.AWS_ENDPOINT_URL_S3;
  if (elsewhere) return `${elsewhere.replace(/\/$/, '')}/${bucket}/${path}`;
  return `https://${bucket}.s3.${regionalDomain(environment)}/${path}`;
}
