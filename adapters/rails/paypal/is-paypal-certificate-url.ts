/** Whether a certificate may be fetched from here: https, on `paypal.com` or below it. */
export function isPaypalCertificateUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, port } = new URL(text);
  if (protocol !== 'https:' || username !== '' || password !== '' || port !== '') return false;
  return hostname === 'paypal.com' || hostname.endsWith('.paypal.com');
}
