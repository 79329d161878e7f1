import { solveSmallSystem } from './solve-small-system.ts';

const sweepsRemembered = 8;

/**
 * Learns from the last sweeps where they are going, and goes there at once: Anderson's acceleration,
 * which for linear equations is as good as GMRES (Walker and Ni 2011).
 *
 * A journey that goes round in a circle ten thousand times makes plain sweeps creep. Where a leap
 * ends is no proof of anything: the sweep that follows it is.
 */
export class SweepMemory {
  private readonly weights: Float64Array;
  /** How changes, and what they led to, differed from one sweep to the next; a ring. */
  private readonly changeSteps: Float64Array[] = [];
  private readonly resultSteps: Float64Array[] = [];
  /** Weighted products of all change steps with each other. */
  private readonly products = Array.from({ length: sweepsRemembered }, () =>
    new Array<number>(sweepsRemembered).fill(0),
  );
  private lastChanges: Float64Array | undefined;
  private lastResult = new Float64Array(0);
  private sweeps = 0;

  /** @param weights by state: how much it matters that it is right. */
  constructor(weights: Float64Array) {
    this.weights = weights;
  }

  /** Takes a sweep's result and changes, and moves the result to where the changes would vanish. */
  leap(x: Float64Array, changes: Float64Array): void {
    const result = x.slice();
    if (this.lastChanges !== undefined) {
      this.remember(subtract(changes, this.lastChanges), subtract(result, this.lastResult));
      this.goBack(x, changes);
    }
    this.lastChanges = changes.slice();
    this.lastResult = result;
  }

  private remember(changeStep: Float64Array, resultStep: Float64Array): void {
    const place = this.sweeps % sweepsRemembered;
    this.sweeps += 1;
    this.changeSteps[place] = changeStep;
    this.resultSteps[place] = resultStep;
    this.changeSteps.forEach((other, column) => {
      const product = multiply(this.weights, changeStep, other);
      for (const [a, b] of [
        [place, column],
        [column, place],
      ] as const) {
        const row = this.products[a];
        if (row !== undefined) row[b] = product;
      }
    });
  }

  /** Subtracts that mix of the remembered steps whose changes are nearest to the present ones. */
  private goBack(x: Float64Array, changes: Float64Array): void {
    const wanted = this.changeSteps.map((step) => multiply(this.weights, step, changes));
    const mix = solveSmallSystem(this.products, wanted);
    this.resultSteps.forEach((step, place) => {
      const part = mix[place] ?? 0;
      for (let state = 0; state < x.length; state += 1) {
        x[state] = (x[state] as number) - part * (step[state] as number);
      }
    });
  }
}

function subtract(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, state) => value - (b[state] as number));
}

function multiply(weights: Float64Array, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let state = 0; state < a.length; state += 1) {
    sum += (weights[state] as number) * (a[state] as number) * (b[state] as number);
  }
  return sum;
}
