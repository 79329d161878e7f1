/** Latin letters that Unicode does not take apart into one of A to Z and a mark. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'SS', ẞ: 'SS', Æ: 'AE', Œ: 'OE', Ø: 'O', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'TH' },
  ...{ Ħ: 'H', Ŋ: 'NG', Ŧ: 'T', Ə: 'E', ı: 'I' },
};

/** A longer name makes no code that anybody would type. */
const maxLength = 20;

/**
 * A name as codes spell it: capitals and digits only, at most 20, `Zoë O’Brien-Łuk` as `ZOEOBRIENLUK`.
 * Empty if nothing of it is written in Latin letters or digits.
 */
export function toCodeName(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, maxLength);
}
