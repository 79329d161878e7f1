type Issue = { readonly path?: readonly (number | string)[]; readonly message?: string };
type Problem = {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly message?: string;
  readonly issues?: readonly Issue[];
};

/** A problem document in words: what is wrong, and each issue with its place. What is no such document stays as it came. */
export function describeProblem(text: string): string {
  const problem = readProblem(text);
  // The authorizer refuses before there is anybody to explain it.
  if (problem?.message === 'Forbidden') {
    return 'Forbidden: the key is not known here, or may not do this.';
  }
  const { type = '', title, detail, issues = [] } = problem ?? {};
  const said = [title, detail].filter((each) => each !== undefined).join(' ');
  const name = type.replace('/problems/', '');
  const told = said === '' || name === '' ? said : `${said} (${name})`;
  return told === '' ? text : [told, ...issues.map(describeIssue)].join('\n  ');
}

function describeIssue(issue: Issue): string {
  const { path = [], message } = issue;
  const place = path.length === 0 ? '' : `${path.join('.')}: `;
  return place + (message ?? JSON.stringify(issue));
}

function readProblem(text: string): Problem | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
