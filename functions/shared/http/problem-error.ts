import type { Problem } from './problem.ts';

/** Ends a request with a problem that was meant for the caller; `problemHandler` answers it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The answer for what this merchant does not have: the same for another merchant's and for nobody's. */
export function notFound(): ProblemError {
  return new ProblemError({
    status: 404,
    type: '/problems/not-found',
    title: 'There is no such thing here.',
  });
}

/** The request is well-formed, and what is stored forbids it. */
export function conflict(type: `/problems/${string}`, title: string): ProblemError {
  return new ProblemError({ status: 409, type, title });
}

/** The request is well-formed JSON that breaks a rule; each issue says where and why. */
export function invalid(issues: readonly unknown[]): ProblemError {
  return new ProblemError({
    status: 422,
    type: '/problems/invalid-request',
    title: 'The request is not valid; the issues say what to change.',
    issues,
  });
}
