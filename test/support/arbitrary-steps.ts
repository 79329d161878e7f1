import fc from 'fast-check';
import type { PayoutOutcome } from '../../functions/shared/paying/resolve-payout.ts';
import type { Crash, LivingSystem } from './a-living-system.ts';
import { creatorIds, factsOf, someClicks, type ToldOrder } from './arbitrary-orders.ts';

export type StepKind =
  | ('deliver' | 'assess' | 'click' | 'advance' | 'close' | 'closeDue')
  | ('post' | 'runPayouts' | 'payAgain' | 'resolve' | 'drain');

/** One thing that happens. `choice` and `fact` say to which of the things that there are. */
export type Step = {
  readonly kind: StepKind;
  readonly choice: number;
  readonly fact: number;
  readonly days: number;
  readonly outcome: PayoutOutcome;
  readonly crash: Crash | undefined;
};

export const arbitraryCrash: fc.Arbitrary<Crash | undefined> = fc.option(
  fc.record({ index: fc.nat(40), when: fc.constantFrom('before', 'after') }),
  { nil: undefined, freq: 2 },
);

/** Groups of steps, each kind as often as its weight says; the steps of one group happen at once. */
export function arbitrarySteps(
  weights: Readonly<Partial<Record<StepKind, number>>>,
  maxLength: number,
): fc.Arbitrary<readonly (readonly Step[])[]> {
  const kinds = Object.entries(weights).flatMap(([kind, weight]) =>
    Array<StepKind>(weight).fill(kind as StepKind),
  );
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom(...kinds),
    choice: fc.nat(1_000),
    fact: fc.nat(1_000),
    days: fc.integer({ min: 1, max: 20 }),
    outcome: fc.constantFrom('confirmed', 'confirmed', 'failed'),
    crash: arbitraryCrash,
  });
  return fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength });
}

/** Lets one step happen. */
export async function takeStep(
  system: LivingSystem,
  orders: readonly ToldOrder[],
  { kind, choice, fact, days, outcome, crash }: Step,
): Promise<void> {
  const order = orders[choice % orders.length];
  const told = order && factsOf(order)[fact % factsOf(order).length];
  const creatorId = creatorIds[choice % creatorIds.length];
  const click = someClicks[choice % someClicks.length];
  if (!order || !told || !creatorId || !click) throw new RangeError('There is one of each.');

  const steps: Record<StepKind, () => Promise<void>> = {
    deliver: () => system.deliver(told, crash),
    assess: () => system.assess(order.conversionId, crash),
    click: () => system.click(click),
    advance: () => system.advance(days),
    close: () => system.close(order.conversionId, crash),
    closeDue: () => system.closeDue(crash),
    post: () => system.post(creatorId, crash),
    runPayouts: () => system.runPayouts(crash),
    payAgain: () => system.payAgain(choice, crash),
    resolve: () => system.resolve(choice, outcome, crash),
    drain: () => system.drain(),
  };
  await steps[kind]();
}
