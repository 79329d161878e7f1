/** A form of Stripe's as its document describes it: `metadata[a]=b` is an object, and `amount` a whole number. */
export function readStripeForm(body: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const [, outer, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    if (outer !== undefined && inner !== undefined) {
      fields[outer] = { ...(fields[outer] as object | undefined), [inner]: value };
    } else fields[name] = name === 'amount' && /^\d+$/.test(value) ? Number(value) : value;
  }
  return fields;
}
