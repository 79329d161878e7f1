import type { Random } from '../../../cli/demo/mulberry32.ts';
import { type Call, siteOf } from '../system/call.ts';
import type { Aim } from './aim.ts';
import { type FaultKind, faultsOf } from './fault.ts';

/** How bad the world of a history is: so many faults in ten thousand calls. */
const storms = [0, 60, 150, 150, 300, 800] as const;

/**
 * Decides what goes wrong. Every fault has a number, so that a history can be told again without
 * some of them; what is left out is still drawn, so that the rest stays as it was.
 */
export class FaultSource {
  readonly random: Random;
  private readonly aim: Aim;
  private readonly leftOut: ReadonlySet<number>;
  private readonly perTenThousand: number;
  private drawn = 0;
  private aimed = 0;
  private skips: number;
  isOn = true;

  constructor(random: Random, aim: Aim, leftOut: ReadonlySet<number>) {
    this.random = random;
    this.aim = aim;
    this.leftOut = leftOut;
    this.perTenThousand = random.pick(storms);
    this.skips = random.pick([0, 0, 0, 1, 2, 5]);
  }

  /** How many faults there were, those left out included. */
  get count(): number {
    return this.drawn;
  }

  /** What goes wrong with a call, if anything. */
  drawFor(call: Call): FaultKind | undefined {
    if (!this.isOn || call.invocation.isDead) return undefined;
    if (call.invocation.isCutOff) return call.kind === 'pause' ? undefined : 'lost-request';
    const target = this.aim[this.aimed];
    if (target !== undefined && siteOf(call) === target.site) {
      if (this.skips === 0) {
        this.aimed += 1;
        this.skips = this.random.pick([0, 0, 1]);
        return this.happens() ? `crash-${target.when}` : undefined;
      }
      this.skips -= 1;
    }
    const kinds = faultsOf[call.kind];
    if (kinds.length === 0 || this.random.below(10_000) >= this.perTenThousand) return undefined;
    const kind = this.random.pick(kinds);
    return this.happens() ? kind : undefined;
  }

  /** Whether some other misfortune happens, in so many of a hundred cases, in a bad world. */
  strikes(outOf100: number): boolean {
    if (!this.isOn || this.perTenThousand === 0) return false;
    return this.random.chance(outOf100) && this.happens();
  }

  private happens(): boolean {
    this.drawn += 1;
    return !this.leftOut.has(this.drawn - 1);
  }
}
