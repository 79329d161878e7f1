/** Letters that have no decomposition, and signs that have a usual spelling. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'TH',
  ı: 'i',
  '&': '+',
  _: '-',
  '–': '-',
  '—': '-',
  '’': "'",
  '‘': "'",
  '@': '(at)',
};

/**
 * Writes a text in the characters that every SEPA bank takes: `a-z A-Z 0-9 / - ? : ( ) . , ' +` and
 * space, at most `maxLength` of them. Accents go, letters with a usual spelling are spelled, what is
 * left over becomes a full stop.
 *
 * Source: EPC217-08, SEPA Requirements for an Extended Character Set, basic Latin conversion.
 */
export function toSepaText(text: string, maxLength: number): string {
  const latin = [...text.normalize('NFKC')]
    .map((character) => spelled[character] ?? character)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const allowed = latin.replace(/[^A-Za-z0-9/\-?:().,'+ ]/gu, '.').replace(/\/{2,}/g, '/');
  return allowed
    .replace(/ {2,}/g, ' ')
    .replace(/^[ /]+/, '')
    .slice(0, maxLength)
    .replace(/[ /]+$/, '');
}
