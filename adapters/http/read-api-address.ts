/** Whether loopback may be called without TLS: on one machine, where nobody else listens. */
export type AddressPolicy = { readonly allowsLoopback: boolean };

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Names that only exist inside somebody's network. */
const inner = /\.(?:local|localhost|internal|lan|home|corp|intranet|arpa)$/;

/**
 * The address of an API, as it is called: without a slash at its end. It comes from whoever manages the connection and
 * credentials are sent to it, so it must be HTTPS, and a name in the public DNS: no IP address, no port of its own, no
 * user, no query. Answers nothing for what is no such address.
 */
export function readApiAddress(
  text: string,
  { allowsLoopback }: AddressPolicy,
): string | undefined {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  if (url.search !== '' || url.hash !== '' || text.length > 500) return undefined;
  const address = url.href.replace(/\/+$/, '');
  if (isLoopback(url)) return allowsLoopback ? address : undefined;
  return url.protocol === 'https:' && url.port === '' && isPublicName(url.hostname)
    ? address
    : undefined;
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && loopback.has(hostname);
}

function isPublicName(hostname: string): boolean {
  const isName = hostname.includes('.') && !hostname.startsWith('[') && !/\.\d+$/.test(hostname);
  return isName && !inner.test(hostname);
}
