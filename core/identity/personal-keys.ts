import { normaliseEmail } from './normalise-email.ts';
import { normalisePhone } from './normalise-phone.ts';

/** What a shop or a backend tells of a person. It lives at the edge only, and is never stored. */
export type PersonalKeys = {
  readonly emails: readonly string[];
  /** For whoever compares people. A household shares a number, so it is no reason to join browsers. */
  readonly phones?: readonly string[];
  /** The shop's own id of the customer; it means something within `connectionId` only. */
  readonly customer?: { readonly connectionId: string; readonly id: string };
};

/**
 * The texts by which a person is recognised, one spelling each: `customer:<connection>:<id>`,
 * `email:<address>`, `phone:<E.164>`. What says nothing for certain is left out, since a
 * placeholder would join strangers.
 */
export function normalisePersonalKeys(keys: PersonalKeys): string[] {
  const emails = keys.emails.map(normaliseEmail).filter((email) => email !== undefined);
  const phones = (keys.phones ?? []).map(normalisePhone).filter((phone) => phone !== undefined);
  const customer = keys.customer === undefined ? [] : describeCustomer(keys.customer);

  return [
    ...new Set([
      ...customer,
      ...emails.map((email) => `email:${email}`),
      ...phones.map((phone) => `phone:${phone}`),
    ]),
  ];
}

function describeCustomer({ connectionId, id }: NonNullable<PersonalKeys['customer']>): string[] {
  // Shops that number their customers write 0 for every guest.
  return id === '' || id === '0' ? [] : [`customer:${connectionId}:${id}`];
}
