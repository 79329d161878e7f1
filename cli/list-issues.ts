/** More than this nobody reads at once. */
const mostShown = 20;

export type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** What is wrong with a document, field by field, as people read it. @param refusal such as `x.json is no payment`. */
export function listIssues(refusal: string, issues: readonly Issue[]): string {
  const shown = issues.slice(0, mostShown).map(({ path, message }) => {
    return `  ${path.length === 0 ? 'the file' : path.map(String).join('.')}: ${message}`;
  });
  const more = issues.length - shown.length;
  return [`${refusal}:`, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n');
}
