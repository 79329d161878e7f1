import { type SparseEquations, sweepEquations } from './sweep-equations.ts';
import { SweepMemory } from './sweep-memory.ts';

const relativeErrorMax = 1e-13;
const sweepsMax = 20_000;
/** To find the answer can take as long as a sweep. */
const sweepsPerAnswer = 4;
/** Journeys of a usual length are solved by then; what takes longer goes round in circles. */
const plainSweeps = 64;

/**
 * Solves equations by sweeps over `x`, until the answer is proven to 1e-13 of itself, or to what
 * rounding does to x: see `sweepEquations`.
 *
 * @param fixed 1 for rows whose x stays what it is.
 * @param x where to begin, and where the solution is found.
 * @param answerOf what is asked: a sum over the present x.
 * @throws Error if 20,000 sweeps are not enough.
 */
export function solveBySweeps(
  equations: SparseEquations,
  fixed: Uint8Array,
  x: Float64Array,
  answerOf: () => number,
): number {
  const changes = new Float64Array(x.length);
  let memory: SweepMemory | undefined;
  for (let sweep = 1; sweep <= sweepsMax; sweep += 1) {
    const { errorMax, rounding } = sweepEquations(equations, fixed, x, changes);
    if (sweep % sweepsPerAnswer === 0) {
      const answer = answerOf();
      if (errorMax <= Math.max(rounding, relativeErrorMax * Math.abs(answer))) return answer;
    }
    if (sweep < plainSweeps) continue;
    memory ??= new SweepMemory(equations.weights);
    memory.leap(x, changes);
  }
  throw new Error(`The chain is not solved after ${sweepsMax} sweeps: its journeys are too long.`);
}
