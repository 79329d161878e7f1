export type DestinationRefusal =
  | 'too-long'
  | 'unsafe-characters'
  | 'not-a-url'
  | 'not-https'
  | 'has-user-info'
  | 'host-not-allowed';

/** The longest destination, in characters. */
export const maxDestinationLength = 2_048;

/**
 * Whether a link may lead there; `undefined` means yes.
 *
 * Only `https:` on one of the program's landing hosts (exactly: a sub-domain is a host of its
 * own), written so that every browser reads the same host: no backslash, no control or white
 * space, nothing but ASCII (so no look-alike letters), and no user info.
 */
export function validateDestination(
  destination: string,
  landingHosts: readonly string[],
): DestinationRefusal | undefined {
  if (destination.length > maxDestinationLength) return 'too-long';
  if (!/^[\x21-\x5b\x5d-\x7e]*$/.test(destination)) return 'unsafe-characters';
  if (!/^https:\/\/[^/]/i.test(destination)) {
    return URL.canParse(destination) ? 'not-https' : 'not-a-url';
  }
  if (!URL.canParse(destination)) return 'not-a-url';

  const url = new URL(destination);
  if (url.username !== '' || url.password !== '' || /^https:\/\/[^/?#]*@/i.test(destination)) {
    return 'has-user-info';
  }
  const hosts = landingHosts.map((host) => host.toLowerCase());
  return hosts.includes(url.host) ? undefined : 'host-not-allowed';
}
