/**
 * A telephone number in the form of ITU-T E.164: `+4915112345678`.
 *
 * `undefined` unless the text says it all. Without a `+` the country is anybody's guess, and the
 * same digits are somebody else's number there; `+49 (0) 151 …` has a digit that some countries
 * dial and some do not; an extension belongs to a switchboard that many people share.
 */
export function normalisePhone(text: string): string | undefined {
  const written = text.trim();
  if (!/^\+[\d\s().\-/\u2010-\u2015]+$/.test(written) || /\(\s*0\s*\)/.test(written))
    return undefined;

  const number = `+${written.replace(/\D/g, '')}`;
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : undefined;
}
