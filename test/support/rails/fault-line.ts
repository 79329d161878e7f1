import type { FakeAnswer, FakeSilence } from '../serve-fake-api.ts';
import type { RailFault } from './fake-rail.ts';

/** What goes wrong with calls that move money, in the order in which it was asked for. */
export function faultLine() {
  const faults: RailFault[] = [];
  return {
    add: (...more: readonly RailFault[]) => faults.push(...more),
    /** Does the work, or not, and answers as the next fault says. */
    run(work: () => FakeAnswer): FakeAnswer | FakeSilence {
      const fault = faults.shift();
      if (fault === 'lost-call') return 'hang-up';
      if (fault === 'fails-before') return { status: 503, body: { name: 'UNAVAILABLE' } };
      if (fault === 'too-often') {
        return { status: 429, body: {}, headers: { 'retry-after': '0' } };
      }
      const answer = work();
      if (fault === 'lost-answer') return 'hang-up';
      if (fault === 'silence') return 'silence';
      return fault === 'fails-after' ? { status: 500, body: {} } : answer;
    },
  };
}
