import { type AwsEnvironment, awsClient } from './aws-client.ts';
import { objectAddress } from './object-address.ts';

/**
 * Makes an address under which whoever has it can fetch an object for some seconds (Signature Version 4 in the query), saved under
 * a file name. It works no longer than the credentials that sign it.
 */
export function signDownload(environment: AwsEnvironment) {
  const client = awsClient(environment);
  return async (
    bucket: string,
    key: string,
    { seconds, fileName }: { readonly seconds: number; readonly fileName: string },
  ): Promise<string> => {
    const url = new URL(objectAddress(environment, bucket, key));
    url.searchParams.set('X-Amz-Expires', `${seconds}`);
    url.searchParams.set('response-content-disposition', `attachment; filename="${fileName}"`);
    const signed = await client.sign(url, { aws: { service: 's3', signQuery: true } });
    return signed.url;
  };
}
