/** What a shop or a backend tells of a person. It lives at the edge only, and is never stored. */
export type PersonalKeys = {
  readonly emails: readonly string[];
  /** The shop's own id of the customer; it means something within `connectionId` only. */
  readonly customer?: { readonly connectionId: string; readonly id: string };
};

/**
 * The texts by which a person is recognised, one spelling each: `email:<address>` trimmed and in
 * lower case, `customer:<connection>:<id>`. What is no address (no `@` inside) is left out, since
 * a placeholder would join strangers.
 */
export function normalisePersonalKeys(keys: PersonalKeys): string[] {
  const emails = keys.emails
    .map((email) => email.trim().toLowerCase())
    .filter((email) => /^[^\s@]+@[^\s@]+$/.test(email))
    .map((email) => `email:${email}`);
  const customer = keys.customer
    ? [`customer:${keys.customer.connectionId}:${keys.customer.id}`]
    : [];

  return [...new Set([...customer, ...emails])];
}
