import type { Random } from '../../../../cli/demo/mulberry32.ts';
import { isCalledRail } from '../../../../core/payouts/called-rails.ts';
import { movedAmountOf } from '../../../../core/payouts/moved-amount.ts';
import type { Payout } from '../../../../core/payouts/payout.ts';
import type {
  PayoutOutcome,
  Resolution,
} from '../../../../functions/shared/paying/resolve-payout.ts';
import type { EventOf, FunctionName } from '../functions.ts';
import type { World } from '../world.ts';
import type { RailPaid, RailWebhook, SimulatedRail } from './simulated-rail.ts';

/** Starts a function, and again until it has answered well. */
export type Insist = <Name extends FunctionName>(
  name: Name,
  event: EventOf<Name>,
  isEnough: () => boolean,
) => Promise<void>;

/** What the rails do by themselves, and the people who look into what nobody else can decide. */
export class AroundRails {
  private readonly world: World;
  private readonly payouts: ReadonlyMap<string, Payout>;
  private readonly insist: Insist;
  private readonly deciding = new Set<string>();

  constructor(world: World, payouts: ReadonlyMap<string, Payout>, insist: Insist) {
    this.world = world;
    this.payouts = payouts;
    this.insist = insist;
    world.rails.watch = (payment, rail) => this.checkPayment(payment, rail);
  }

  /** Rails with money that is under way there. */
  get toProceed(): readonly SimulatedRail[] {
    return this.world.rails.servers.filter(({ processing }) => processing.length > 0);
  }

  /** Rails that have something to tell. */
  get toTell(): readonly SimulatedRail[] {
    return this.world.rails.servers.filter(({ webhooks }) => webhooks.length > 0);
  }

  /** Payouts in review that a person can decide now: their rail is done with them. */
  get toDecide(): readonly Payout[] {
    return this.onCalledRails.filter((payout) => {
      if (payout.state !== 'review' || this.deciding.has(nameOf(payout))) return false;
      return this.paymentsOf(payout).every(({ state }) => state !== 'processing');
    });
  }

  /** Whether a rail may still have to be asked. */
  get hasOpen(): boolean {
    return this.onCalledRails.some(({ state }) => state === 'submitted' || state === 'unclear');
  }

  proceed(random: Random): void {
    const rail = random.pick(this.toProceed);
    rail.proceed(random.below(rail.processing.length));
  }

  /** A rail tells something until it is heard, in any order. */
  async tell(random: Random, how: 'once' | 'twice' | 'never'): Promise<void> {
    const { webhooks } = random.pick(this.toTell);
    const place = random.below(webhooks.length);
    const webhook = webhooks[place];
    if (webhook === undefined) return;
    // What comes back after it had arrived, nobody asks for.
    const mayBeLost = webhook.report.finding !== 'returned' && webhook.rail !== 'stripe';
    if (how !== 'twice') webhooks.splice(place, 1);
    if (how !== 'never' || !mayBeLost) await this.hear(webhook);
  }

  /** A person has looked at the rail, and says what is so. */
  async decide(payout: Payout): Promise<void> {
    const { merchantId, payoutId } = payout;
    const isPaid = this.paymentsOf(payout).some(({ state }) => state === 'paid');
    const outcome: PayoutOutcome = isPaid ? 'confirmed' : 'failed';
    this.deciding.add(nameOf(payout));
    await this.insist('manage-payouts-resolve', { merchantId, payoutId, outcome }, () => {
      this.deciding.delete(nameOf(payout));
      return true;
    });
  }

  /** Money that had arrived comes back. */
  sendBack(random: Random): void {
    random.pick(this.world.rails.servers).sendBack(random.below(100));
  }

  /** A person gives up waiting for a rail that is still asked, at a moment when nobody else acts. */
  async decideTooEarly(place: number): Promise<void> {
    const open = this.onCalledRails.filter(({ state }) => state === 'unclear');
    const payout = open[place % Math.max(open.length, 1)];
    if (payout === undefined) return;
    const { merchantId, payoutId } = payout;
    const event = { merchantId, payoutId, outcome: 'failed' } as const;
    const end = await this.world.runtime.runAlone('manage-payouts-resolve', event);
    const heard = end.kind === 'answered' ? (end.answer as Resolution).kind : end.kind;
    if (heard === 'with-rail') return;
    this.world.accuse('I7', `${payoutId}, still asked about, was answered ${heard}.`);
  }

  private get onCalledRails(): readonly Payout[] {
    return [...this.payouts.values()].filter(({ method }) => isCalledRail(method.rail));
  }

  private async hear({ rail, merchantId, report }: RailWebhook): Promise<void> {
    await this.insist('receive-rail-webhook', { rail, merchantId, report }, () => true);
  }

  private paymentsOf({ merchantId, payoutId }: Payout): readonly RailPaid[] {
    return this.world.rails.servers.flatMap((rail) => rail.find(merchantId, payoutId));
  }

  /** What a rail is about to pay is reserved, not given back, and paid once. */
  private checkPayment(payment: RailPaid, rail: SimulatedRail): void {
    const { merchantId, payoutId, minorUnits } = payment;
    const payout = this.payouts.get(nameOf(payment));
    const times = rail.find(merchantId, payoutId).filter(({ state }) => state !== 'refused').length;
    if (times > 1) this.world.accuse('I7', `${payoutId} was paid ${times} times by ${rail.name}.`);
    if (payout?.state !== 'submitted' && payout?.state !== 'unclear') {
      this.world.accuse('I7', `${payoutId} was paid while it is ${payout?.state}.`);
    }
    const reserved = payout && movedAmountOf(payout).minorUnits;
    if (reserved !== minorUnits) {
      this.world.accuse('I6', `${payoutId} was paid ${minorUnits} of ${reserved}.`);
    }
  }
}

const nameOf = ({ merchantId, payoutId }: { merchantId: string; payoutId: string }): string =>
  `${merchantId} ${payoutId}`;
