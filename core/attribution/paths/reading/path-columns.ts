/** What a column of a path file holds. */
export type PathColumn = (typeof known)[number] | 'unnamed';

/** The columns of a header in its order, or a sentence that says why it is not one. */
export type PathColumns = readonly PathColumn[] | { readonly why: string };

const required = ['path', 'total_conversions', 'total_conversion_value'] as const;
const known = [...required, 'total_null'] as const;

/**
 * Reads a header. Columns come in any order, and `total_null` may be missing: every journey converted.
 *
 * An unknown name is refused rather than ignored, because it may be `total_null` misspelt, which
 * would change results silently. A column without a name is ignored: R numbers its rows in one.
 */
export function readColumns(header: readonly string[]): PathColumns {
  const names = header.map((name) => name.trim() || 'unnamed');
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    return { why: `The header must name ${missing.join(' and ')}; it names ${show(names)}.` };
  }
  const unknown = names.filter((name) => !isColumn(name));
  if (unknown.length > 0) {
    return { why: `The header names ${show(unknown)}; the columns are ${known.join(', ')}.` };
  }
  const twice = known.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) return { why: `The header names ${twice} twice.` };

  return names.filter(isColumn);
}

function isColumn(name: string): name is PathColumn {
  return name === 'unnamed' || (known as readonly string[]).includes(name);
}

const longestShown = 120;

function show(names: readonly string[]): string {
  const text = names.map((name) => JSON.stringify(name)).join(', ');
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}
