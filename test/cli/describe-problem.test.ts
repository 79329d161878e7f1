import { describe, expect, it } from '@jest/globals';
import { describeProblem } from '../../cli/describe-problem.ts';

describe('describeProblem', () => {
  it('says what is wrong, and where, in place of the document', () => {
    const issues = [
      { path: ['lines', 0, 'amount'], message: 'Not an amount.' },
      { message: 'So.' },
    ];
    const problem = { type: '/problems/invalid-request', status: 422, title: 'Not valid.', issues };

    expect(describeProblem(JSON.stringify(problem))).toBe(
      'Not valid. (invalid-request)\n  lines.0.amount: Not an amount.\n  So.',
    );
  });

  it('says what may be wrong with a key that is refused', () => {
    expect(describeProblem('{"message":"Forbidden"}')).toContain('the key is not known here');
  });

  it.each(['', 'Bad gateway', 'null', '[1]', '{"error":1}'])('leaves %j as it came', (text) => {
    expect(describeProblem(text)).toBe(text);
  });
});
