import type { HttpResponse } from '../shared/http/http.ts';
import { ProblemError } from '../shared/http/problem-error.ts';

/** What an answer of a function may hold: 6 MB with everything around it. */
const maxAnswerBytes = 5_900_000;

type Answer = Required<Pick<HttpResponse, 'body' | 'headers'>> &
  Pick<HttpResponse, 'isBase64Encoded'>;

/** @throws ProblemError 413 if a statement is larger than an answer may be. */
export function fitAnswer(answer: Answer): HttpResponse {
  if (Buffer.byteLength(answer.body) <= maxAnswerBytes) return { ...answer, statusCode: 200 };
  throw new ProblemError({
    status: 413,
    type: '/problems/statement-too-large',
    title: 'The statement is too large for one answer in this format; try text/csv.',
  });
}
