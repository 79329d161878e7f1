/**
 * Which change of the body on its way would explain a signature that does not fit, found by undoing what
 * programs between two systems do to a body.
 *
 * @param fits whether the signature fits a body.
 */
export function explainBodyChange(
  body: Uint8Array,
  fits: (body: Uint8Array) => boolean,
): string | undefined {
  const text = new TextDecoder().decode(body);
  const fitsText = (original: string) => fits(Buffer.from(original));
  if (fitsText(text.trimEnd()) || fitsText(`${text}\n`)) {
    return 'The signature fits the body but for the white space at its end: sign and send the same bytes.';
  }
  if (fitsText(text.replaceAll('\r\n', '\n')) || fitsText(text.replaceAll('\n', '\r\n'))) {
    return 'The signature fits the body with other line ends: something rewrote them on the way.';
  }
  if (listRewritings(text).some(fitsText)) {
    return 'The body was parsed and written again (re-serialised) after it was signed: verify the raw bytes as they were received.';
  }
  return undefined;
}

function listRewritings(text: string): string[] {
  try {
    const document: unknown = JSON.parse(text);
    return [0, 1, 2, 4].flatMap((indent) => {
      const written = JSON.stringify(document, undefined, indent);
      // PHP's encoder escapes slashes, and everything beyond ASCII.
      const ofPhp = written.replaceAll('/', '\\/').replaceAll(/[^\0-\x7f]/g, escapeUnit);
      return [written, `${written}\n`, ofPhp];
    });
  } catch {
    return [];
  }
}

const escapeUnit = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
