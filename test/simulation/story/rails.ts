import type { Random } from '../../../cli/demo/mulberry32.ts';
import { cashRails } from '../../../core/payouts/called-rails.ts';
import type { CalledRail, RailReceiver } from '../../../core/payouts/payout-rail.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../../core/programs/program-registry.ts';
import { type Instant, msPerHour } from '../../../core/time/instant.ts';
import { aPayoutConnection } from '../../support/factories/a-program.ts';
import { creatorIds } from './people.ts';
import type { Story, StoryMoment } from './story.ts';

/** Who is paid over rails that are called, and how these are. */
export type StoryRails = {
  /** By id; whoever is not named is paid as ever. */
  readonly creators: Readonly<Partial<Record<string, RailReceiver>>>;
  readonly payees: Readonly<Partial<Record<string, RailReceiver>>>;
  /** Rails whose look-up sees all of their payments. */
  readonly authoritative: readonly CalledRail[];
  /** Rails that tell nothing of their own accord. */
  readonly silent: readonly CalledRail[];
};

const payeeIds = ['northern', 'southern', 'parent'] as const;

/**
 * Has people in two of five stories paid over rails that are called, some of them over rails that cannot say what they have never seen; and
 * looks payouts up at any moment. It draws apart from the story, which is the same with and without.
 *
 * @param isWanted it is one of these stories in any case.
 */
export function withRails(random: Random, story: Story, isWanted: boolean): Story {
  if (!random.chance(40) && !isWanted) return story;
  const draw = (ids: readonly string[], outOf100: number) =>
    Object.fromEntries(
      ids.flatMap((id) => (random.chance(outOf100) ? [[id, drawReceiver(random, id)]] : [])),
    );
  return {
    ...story,
    rails: {
      creators: draw(creatorIds, 70),
      payees: draw(payeeIds, 40),
      authoritative: cashRails.filter(() => random.chance(70)),
      silent: cashRails.filter(() => random.chance(40)),
    },
    moments: [
      ...story.moments.map((moment) => withLookUps(random, moment)),
      ...drawLater(random, story.moments.at(-1)?.at ?? 0),
    ],
  };
}

/** While money is paid, time may pass before it is known what became of it. */
function withLookUps(random: Random, moment: StoryMoment): StoryMoment {
  const isPaying = moment.events.some(({ kind }) => kind === 'pay' || kind === 'run');
  const stepsMax = random.pick([40, 80, 200, 1_500, 1_500]);
  const events = random.chance(50) ? [...moment.events, lookUp] : moment.events;
  return { ...moment, events, ...(isPaying ? { stepsMax } : {}) };
}

/** Days on which nothing is done but looking payouts up. */
function drawLater(random: Random, from: Instant): StoryMoment[] {
  let at = from;
  return Array.from({ length: random.pick([0, 1, 2, 3]) }, () => {
    at += random.pick([1, 4, 23, 26, 50, 80]) * msPerHour;
    return { at, events: [lookUp], stepsMax: random.pick([30, 100, 1_500]) };
  });
}

const lookUp = { kind: 'look-up' } as const;

function drawReceiver(random: Random, id: string): RailReceiver {
  return random.pick<RailReceiver>([
    { rail: 'stripe', accountId: `acct_${id}` },
    { rail: 'paypal', receiver: `${id}@example.com`, receiverKind: 'email' },
    { rail: 'wise', recipientId: `recipient-${id}` },
  ]);
}

/** Gives a merchant accounts at all rails, and people their ways to be paid, before anything can go wrong. */
export async function installRails(
  registry: ProgramRegistry & Pick<ProgramDirectory, 'findCreator' | 'findPayee'>,
  merchantId: string,
  rails: StoryRails | undefined,
): Promise<void> {
  if (rails === undefined) return;
  for (const provider of cashRails) {
    const connectionId = `${merchantId}.${provider}-payouts`;
    await registry.saveConnection(aPayoutConnection({ merchantId, connectionId, provider }));
  }
  for (const [creatorId, payoutMethod] of Object.entries(rails.creators)) {
    const creator = await registry.findCreator(merchantId, creatorId);
    if (creator && payoutMethod) await registry.saveCreator({ ...creator, payoutMethod }, 0);
  }
  for (const [payeeId, payoutMethod] of Object.entries(rails.payees)) {
    const payee = await registry.findPayee(merchantId, payeeId);
    if (payee && payoutMethod) await registry.savePayee({ ...payee, payoutMethod }, 0);
  }
}
