import { ProblemError } from '../shared/http/problem-error.ts';
import { statementFormats } from './choose-format.ts';

/** That a caller takes none of the formats in which something can be had. */
export function notAcceptable(what: string): ProblemError {
  return new ProblemError({
    status: 406,
    type: '/problems/not-acceptable',
    title: `${what} can be had as ${statementFormats.join(', ')}.`,
  });
}
