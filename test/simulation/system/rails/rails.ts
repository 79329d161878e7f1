import type { Random } from '../../../../cli/demo/mulberry32.ts';
import { calledRails } from '../../../../core/payouts/called-rails.ts';
import type { CalledRail } from '../../../../core/payouts/payout-rail.ts';
import { type RailPaid, SimulatedRail, type WatchPayment } from './simulated-rail.ts';

/** The rails of a history that are called. */
export class Rails {
  /** Looks at every payment when its money begins to move. */
  watch: WatchPayment = () => {};
  readonly servers: readonly SimulatedRail[];

  constructor(random: Random) {
    const watch: WatchPayment = (payment, rail) => this.watch(payment, rail);
    this.servers = calledRails.map((name) => new SimulatedRail(name, random, watch));
  }

  of(name: CalledRail): SimulatedRail {
    const server = this.servers.find((each) => each.name === name);
    if (server === undefined) throw new RangeError(`There is no rail ${name}.`);
    return server;
  }

  get payments(): readonly RailPaid[] {
    return this.servers.flatMap((each) => each.payments);
  }
}
