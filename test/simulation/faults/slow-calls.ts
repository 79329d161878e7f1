import type { Random } from '../../../cli/demo/mulberry32.ts';
import { type Call, siteOf } from '../system/call.ts';
import type { Focus } from './focus.ts';

/** Makes calls of some sites wait for a number of steps, so that others come in between. */
export class SlowCalls {
  private readonly slow: ReadonlySet<string>;
  private readonly meeting: ReadonlySet<string>;
  private readonly random: Random;
  private readonly waitingUntil = new WeakMap<Call, number>();

  constructor({ slow = [], meeting = [] }: Focus, random: Random) {
    this.slow = new Set(slow);
    this.meeting = new Set(meeting);
    this.random = random;
  }

  /** Those of the calls that may be taken at a step; all of them if nothing here is slow. */
  listReady(calls: readonly Call[], step: number): readonly Call[] {
    if (this.slow.size + this.meeting.size === 0) return calls;
    const areMeeting = calls.filter((call) => this.meeting.has(siteOf(call))).length > 1;
    return calls.filter(
      (call) => (areMeeting && this.meeting.has(siteOf(call))) || this.isReady(call, step),
    );
  }

  private isReady(call: Call, step: number): boolean {
    const site = siteOf(call);
    if (!this.slow.has(site) && !this.meeting.has(site)) return true;
    const known = this.waitingUntil.get(call);
    if (known !== undefined) return known <= step;
    const until = step + this.random.pick(this.slow.has(site) ? [0, 0, 15, 60, 200] : [100, 300]);
    this.waitingUntil.set(call, until);
    return until <= step;
  }
}
