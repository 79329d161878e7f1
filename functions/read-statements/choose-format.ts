/** In which a statement can be had, the preferred first. */
export const statementFormats = ['application/json', 'text/csv', 'application/pdf'] as const;
export type StatementFormat = (typeof statementFormats)[number];

type Wanted = { readonly range: string; readonly quality: number };

/**
 * The format that an `Accept` header asks for: of what it likes best, the first of ours. Without a header that is
 * JSON; `undefined` if it takes none of them.
 *
 * Source: RFC 9110, section 12.5.1.
 */
export function chooseFormat(accept: string | undefined): StatementFormat | undefined {
  return chooseAmong(statementFormats, accept);
}

/** The same among other formats, the preferred first. */
export function chooseAmong<Format extends string>(
  formats: readonly Format[],
  accept: string | undefined,
): Format | undefined {
  const wanted = (accept?.trim() || '*/*').split(',').map(readRange);
  const rated = formats
    .map((format) => ({ format, quality: rate(format, wanted) }))
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return rated[0]?.format;
}

function readRange(text: string): Wanted {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = written === undefined ? 1 : Number(written);
  return { range, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The most exact range decides. */
function rate(format: string, wanted: readonly Wanted[]): number {
  const [type] = format.split('/');
  for (const range of [format, `${type}/*`, '*/*']) {
    const found = wanted.find((each) => each.range === range);
    if (found !== undefined) return found.quality;
  }
  return 0;
}
