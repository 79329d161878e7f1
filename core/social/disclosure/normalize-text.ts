/** Longer than any platform's caption; what follows is not looked at, and is behind every fold. */
const longestText = 10_000;

/**
 * A text in one spelling: compatibility forms composed (`𝗮𝗱`, `＃ＰＲ`), lower case, Latin letters
 * without accents, straight apostrophes, and without what is not seen.
 */
export function normalizeText(text: string): string {
  return text
    .slice(0, longestText)
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`´]/gu, "'")
    .replace(/\u00ad|[\u200b-\u200f]|\u2060|[\ufe00-\ufe0f]|\ufeff/gu, '');
}
