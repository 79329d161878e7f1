import { localAccountId, localRegion } from '../local-account.ts';

/**
 * A name for a resource that the template leaves unnamed, made from its id: the same at every start,
 * so that the data is found again.
 */
export function localName(id: string, lengthMax: number): string {
  if (id.length <= lengthMax) return id;

  // The CDK ends an id with the part that makes it unique.
  return id.slice(0, lengthMax - uniqueEnd) + id.slice(-uniqueEnd);
}

const uniqueEnd = 8;

export function localArn(service: string, rest: string): string {
  return `arn:aws:${service}:${localRegion}:${localAccountId}:${rest}`;
}

/** What follows the account in an ARN, such as the name of a queue. */
export function nameInArn(arn: string): string {
  return arn.split(':').slice(5).join(':');
}
