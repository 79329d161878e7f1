import type { Random } from '../../../cli/demo/mulberry32.ts';
import { type Call, type CallKind, siteOf } from '../system/call.ts';
import type { Aim } from './aim.ts';
import { type FaultKind, faultsOf } from './fault.ts';
import type { Focus } from './focus.ts';

/** How bad the world of a history is: so many faults in ten thousand calls. */
const storms = [0, 60, 150, 150, 300, 800] as const;

/** Where many are to be in each other's way, few die before they are. */
const calmer = [0, 0, 0, 60, 150] as const;

/** As likely as this is a crash only at sites that few histories meet. */
const rareOdds = 7_000;

/**
 * Decides what goes wrong. Every fault has a number, so that a history can be told again without
 * some of them; what is left out is still drawn, so that the rest stays as it was.
 */
export class FaultSource {
  readonly random: Random;
  private readonly aim: Aim;
  private readonly leftOut: ReadonlySet<number>;
  private readonly focus: Focus;
  private readonly perTenThousand: number;
  private drawn = 0;
  private aimed = 0;
  private skips: number;
  /** How often each site is still let through before its crash; `undefined` if it has none. */
  private readonly chosen = new Map<string, number | undefined>();
  isOn = true;

  constructor(random: Random, aim: Aim, leftOut: ReadonlySet<number>, focus: Focus = {}) {
    this.random = random;
    this.aim = aim;
    this.leftOut = leftOut;
    this.focus = focus;
    this.perTenThousand = random.pick(focus.isCrowded ? calmer : storms);
    this.skips = random.pick([0, 0, 0, 0, 1, 2]);
  }

  /** How many faults there were, those left out included. */
  get count(): number {
    return this.drawn;
  }

  /** How likely some other misfortune than that of a call is next, beside the rest. */
  get weightOfMishaps(): number {
    return this.focus.mishaps === undefined ? 1 : 4;
  }

  /** What goes wrong with a call, if anything. */
  drawFor(call: Call): FaultKind | undefined {
    if (!this.isOn || call.invocation.isDead) return undefined;
    if (call.invocation.isCutOff) return call.kind === 'pause' ? undefined : 'lost-request';
    const site = siteOf(call);
    const aimed = this.drawOfPair(site) ?? this.drawOfSite(site, call.kind);
    if (aimed !== undefined) return this.happens() ? aimed : undefined;
    const focused = this.drawFocused(site);
    if (focused !== undefined) return this.happens() ? focused : undefined;
    const kinds = faultsOf[call.kind];
    if (kinds.length === 0 || this.random.below(10_000) >= this.perTenThousand) return undefined;
    const kind = this.random.pick(kinds);
    return this.happens() ? kind : undefined;
  }

  /** The crash of the pair whose turn it is, if this is its place. */
  private drawOfPair(site: string): FaultKind | undefined {
    const target = this.aim.pair[this.aimed];
    if (target === undefined || site !== target.site) return undefined;
    this.skips -= 1;
    if (this.skips >= 0) return undefined;
    this.aimed += 1;
    this.skips = this.random.pick([0, 0, 1]);
    return `crash-${target.when}`;
  }

  /** A crash at a site, at most once in a history: the rarer the site, the likelier. */
  private drawOfSite(site: string, kind: CallKind): FaultKind | undefined {
    if (kind === 'pause') return undefined;
    if (!this.chosen.has(site)) {
      const odds = this.aim.oddsOf(site);
      const isChosen = this.random.below(10_000) < odds;
      // What is rarely met is met once, mostly: who lets it through has missed it.
      const skips = odds > rareOdds ? 0 : this.random.pick([0, 0, 0, 1, 2]);
      this.chosen.set(site, isChosen ? skips : undefined);
    }
    const skips = this.chosen.get(site);
    if (skips === undefined) return undefined;
    this.chosen.set(site, skips === 0 ? undefined : skips - 1);
    if (skips > 0) return undefined;
    return this.random.chance(50) ? 'crash-before' : 'crash-after';
  }

  /** Whether a misfortune of a name happens, in so many of a hundred cases, in a bad world. */
  strikes(name: string, outOf100: number): boolean {
    const isFocused = this.focus.mishaps?.includes(name) ?? false;
    if (!this.isOn || (this.perTenThousand === 0 && !isFocused)) return false;
    return this.random.chance(isFocused ? 60 : outOf100) && this.happens();
  }

  private drawFocused(site: string): FaultKind | undefined {
    const focus = this.focus.faults?.find((each) => each.site === site);
    return focus !== undefined && this.random.chance(33)
      ? this.random.pick(focus.kinds)
      : undefined;
  }

  private happens(): boolean {
    this.drawn += 1;
    return !this.leftOut.has(this.drawn - 1);
  }
}
