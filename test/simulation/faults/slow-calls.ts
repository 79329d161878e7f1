import type { Random } from '../../../cli/demo/mulberry32.ts';
import { type Call, siteOf } from '../system/call.ts';

/** Makes calls of some sites wait for a number of steps, so that others come in between. */
export class SlowCalls {
  private readonly sites: ReadonlySet<string>;
  private readonly random: Random;
  private readonly waitingUntil = new WeakMap<Call, number>();

  constructor(sites: readonly string[], random: Random) {
    this.sites = new Set(sites);
    this.random = random;
  }

  /** Those of the calls that may be taken at a step; all of them if nothing here is slow. */
  listReady(calls: readonly Call[], step: number): readonly Call[] {
    if (this.sites.size === 0) return calls;
    return calls.filter((call) => this.isReady(call, step));
  }

  private isReady(call: Call, step: number): boolean {
    if (!this.sites.has(siteOf(call))) return true;
    const known = this.waitingUntil.get(call);
    if (known !== undefined) return known <= step;
    const until = step + this.random.pick([0, 0, 15, 60, 200]);
    this.waitingUntil.set(call, until);
    return until <= step;
  }
}
