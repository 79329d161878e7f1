/** DNS allows no longer name. */
const maxHostLength = 253;

/** The host of a referring address: it says where from; the rest of the address could say who. */
export function readReferrerHost(referrer: string | null | undefined): {
  readonly referrerHost?: string;
} {
  const host = URL.parse(referrer ?? '')?.hostname ?? '';
  return host === '' || host.length > maxHostLength ? {} : { referrerHost: host };
}
