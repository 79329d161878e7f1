/** White space and invisible marks (zero-width spaces, direction marks), which copying leaves at the ends. */
const edges = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/**
 * The one spelling of an e-mail address: in lower case, composed (Unicode NFC, as RFC 6532 asks),
 * an international domain in its ASCII form (`müller.example` is `xn--mller-kva.example`).
 *
 * `undefined` for what is no address: placeholders would join strangers. Nothing is guessed either:
 * `mia+shop@…` and `m.ia@…` reach the same mailbox with some providers and another person with
 * others, so both stay as they are.
 */
export function normaliseEmail(text: string): string | undefined {
  const written = text.replace(edges, '').toLowerCase().normalize('NFC');
  const [, local, domain] = /^([^\s\p{Cc}@]+)@([^\s\p{Cc}@]+)$/u.exec(written) ?? [];
  const host = domain === undefined ? undefined : toAsciiDomain(domain);
  return host === undefined ? undefined : `${local}@${host}`;
}

function toAsciiDomain(domain: string): string | undefined {
  if (/^\p{ASCII}+$/u.test(domain)) return domain;
  // Anything but letters, marks, digits, points and hyphens would end the host of the URL early.
  const url = `https://${domain}`;
  return /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) && URL.canParse(url)
    ? new URL(url).hostname
    : undefined;
}
