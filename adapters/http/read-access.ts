import type { z } from 'zod';
import { type AddressPolicy, readApiAddress } from './read-api-address.ts';

/** What opens an API is not what its client needs. Nothing of it is in the message. */
export class UnusableAccessError extends Error {
  constructor(what: string) {
    super(`The access to the API is not usable: ${what}.`);
    this.name = 'UnusableAccessError';
  }
}

/**
 * Reads what a connection's secret holds for an API, with the address as it is called.
 *
 * @throws UnusableAccessError if that is not what the client needs, or leads to an address that must not be called.
 */
export function readAccess<Access extends { readonly address?: string | undefined }>(
  schema: z.ZodType<Access>,
  written: unknown,
  policy: AddressPolicy,
): Access {
  const read = schema.safeParse(written);
  if (!read.success) {
    const fields = read.error.issues.map(({ path }) => path.join('.') || 'the whole');
    throw new UnusableAccessError(`look at ${fields.join(', ')}`);
  }
  const { address } = read.data;
  if (address === undefined) return read.data;
  const checked = readApiAddress(address, policy);
  if (checked === undefined) {
    throw new UnusableAccessError('its address must be HTTPS and a public name');
  }
  return { ...read.data, address: checked };
}
