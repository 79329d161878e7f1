import type { z } from 'zod';
import type { HttpPatience } from '../http/patient-ky.ts';
import { readAccess } from '../http/read-access.ts';
import type { AddressPolicy } from '../http/read-api-address.ts';

export type ClientSettings = AddressPolicy & {
  /** Absent: as long as a worker can wait. */
  readonly patience?: HttpPatience;
};

/** Opens a part of a shop's API with what the secret of its connection holds for it. */
export type AccessOpener<Opened> = (access: unknown, settings: ClientSettings) => Opened;

/**
 * Opens something of a shop's API once its access is read.
 *
 * @throws UnusableAccessError when it is opened, if the access is not what the schema says, or leads to an address that must not be called.
 */
export function openByAccess<Access extends { readonly address?: string | undefined }, Opened>(
  schema: z.ZodType<Access>,
  open: (access: Access, patience?: HttpPatience) => Opened,
): AccessOpener<Opened> {
  return (written, settings) => open(readAccess(schema, written, settings), settings.patience);
}
