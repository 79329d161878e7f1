const spelled: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L' },
  ...{ đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ı: 'i', '’': "'", '–': '-', '—': '-' },
};

/**
 * A name or an address in the characters of the IRS's returns: letters without accents, digits, and `# & ' ( ) - /`; anything
 * else goes.
 *
 * Source: IRS, Publication 5718 (IRIS), which allows no more in names and addresses; its pattern differs from field to field, and
 * the portal says which it does not like.
 */
export function toIrisText(text: string): string {
  return [...text.normalize('NFKC')]
    .map((character) => spelled[character] ?? character)
    .join('')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9#&'()\-/ ]/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/^[^A-Za-z0-9#]+|\s+$/g, '');
}
