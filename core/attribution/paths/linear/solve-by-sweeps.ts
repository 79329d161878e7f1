/** Rows of a chain, where walks start, and how often one is expected in each state. See `MarkovChain`. */
export type SweptChain = {
  readonly rowStarts: Int32Array;
  readonly targets: Int32Array;
  readonly chances: Float64Array;
  readonly starts: Float64Array;
  readonly visits: Float64Array;
};

/** The states that keep their x are 1 in `fixed`; for the others x = Q x + source is to hold. */
export type SweptEquations = { readonly source: Float64Array; readonly fixed: Uint8Array };

type Sweep = { readonly answer: number; readonly errorMax: number; readonly rounding: number };

const relativeErrorMax = 1e-13;
const sweepsMax = 20_000;
const firstLeapAt = 32;

/**
 * Solves the equations by Gauss-Seidel sweeps over `x`, and answers what a walk expects at its start:
 * the sum of starts * x.
 *
 * The answer is proven. If a sweep changed state s by d[s], then x is off by N R d, where N = (I - Q)^-1
 * and R is a part of Q; and since a walk is expected visits[s] times in s, the answer is off by no
 * more than the sum of visits * |d|, wherever x began. Sweeps go on until this is less than 1e-13
 * of the answer, or no more than what rounding does to x.
 *
 * @param x where to begin; 0 will do for states that are not fixed.
 * @throws Error if 20,000 sweeps are not enough.
 */
export function solveBySweeps(chain: SweptChain, equations: SweptEquations, x: Float64Array) {
  let before = new Float64Array(x.length);
  let changes = new Float64Array(x.length);
  let leapAt = firstLeapAt;
  for (let sweep = 1; sweep <= sweepsMax; sweep += 1) {
    const { answer, errorMax, rounding } = sweepOnce(chain, equations, x, changes);
    if (errorMax <= relativeErrorMax * Math.abs(answer) || errorMax <= rounding) return answer;
    if (sweep === leapAt) {
      leap(x, before, changes);
      leapAt = Math.ceil(leapAt * 1.25);
    }
    [before, changes] = [changes, before];
  }
  throw new Error(`The chain is not solved after ${sweepsMax} sweeps: its journeys are too long.`);
}

/** From the last state to the first, because a state met later seldom leads to one met earlier. */
function sweepOnce(
  { rowStarts, targets, chances, starts, visits }: SweptChain,
  { source, fixed }: SweptEquations,
  x: Float64Array,
  changes: Float64Array,
): Sweep {
  let answer = 0;
  let errorMax = 0;
  let size = 0;
  let rowEnd = targets.length;
  for (let state = x.length - 1; state >= 0; state -= 1) {
    const rowStart = rowStarts[state] as number;
    let now = x[state] as number;
    if (fixed[state] === 0) {
      let sum = source[state] as number;
      for (let step = rowStart; step < rowEnd; step += 1) {
        sum += (chances[step] as number) * (x[targets[step] as number] as number);
      }
      const change = sum - now;
      changes[state] = change;
      errorMax += (visits[state] as number) * Math.abs(change);
      size += (visits[state] as number) * Math.abs(sum);
      now = sum;
      x[state] = now;
    }
    answer += (starts[state] as number) * now;
    rowEnd = rowStart;
  }
  // Two units in the last place of each x.
  return { answer, errorMax, rounding: size * 2 ** -51 };
}

/**
 * Goes where the changes of each state lead if they go on shrinking at their present rate (Aitken's
 * delta-squared). A journey that goes round in a circle ten thousand times makes sweeps creep; this takes
 * it in a few leaps. Each is proven or mended by the sweeps that follow.
 */
function leap(x: Float64Array, before: Float64Array, changes: Float64Array): void {
  const rateMax = 1 - 1e-7;
  for (let state = 0; state < x.length; state += 1) {
    const rate = (changes[state] as number) / (before[state] as number);
    if (!(rate > 0 && rate < rateMax)) continue;
    x[state] = (x[state] as number) + ((changes[state] as number) * rate) / (1 - rate);
  }
}
