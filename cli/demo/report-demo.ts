import { reportOn } from '../ledger-verify.ts';
import { readLocalLedger } from '../read-local-ledger.ts';
import type { CreatorFigures, DemoFigures } from './figures/figures.ts';
import { countConversions, readConversions } from './figures/read-conversions.ts';
import { readCreators } from './figures/read-creators.ts';
import { readExplanation, readOwnVerdicts } from './figures/read-explanation.ts';
import { readFinance } from './figures/read-finance.ts';
import { readPitfalls } from './figures/read-pitfalls.ts';
import { readPrograms } from './figures/read-programs.ts';
import type { DemoSystem } from './open-demo-system.ts';
import type { PlayedDemo } from './play-demo.ts';
import type { Story, StoryOrder } from './story/story-types.ts';

/** What `--json` prints, without files and seconds. */
export type DemoSummary = {
  readonly orders: number;
  readonly touches: number;
  readonly conversions: ReturnType<typeof countConversions>;
  readonly paid: readonly {
    readonly creator: string;
    readonly amount: string;
    readonly currency: string;
  }[];
  readonly ledger: { readonly entries: number; readonly violations: number };
};

export type DemoReport = {
  readonly figures: DemoFigures;
  readonly summary: DemoSummary;
  /** Whether the ledger has no violation and finance agrees to the cent. */
  readonly isSound: boolean;
};

/** Asks the API and the ledger's verification what has become of the story. */
export async function reportDemo(
  system: DemoSystem,
  story: Story,
  played: PlayedDemo,
): Promise<DemoReport> {
  const { merchant } = system;
  const programs = await readPrograms(merchant);
  const creators = await readCreators(merchant, played.run);
  const finance = await readFinance(merchant);
  const conversions = await readConversions(merchant);
  const ledger = reportOn(await readLocalLedger(system.dataFolder));
  const edited = creators.find(({ creatorId }) => creatorId === 'naomi-whitfield');

  return {
    figures: {
      programs,
      creators,
      order: await readOrder(system, story),
      pitfalls: await readPitfalls(merchant, story, {
        before: played.editedCommissionBefore,
        ...(edited === undefined ? {} : { creator: edited }),
      }),
      finance,
      proofs: [
        `Files written: ${played.files.join(', ')}.`,
        `The dry run ${played.asPromised ? 'had promised exactly' : 'had NOT promised'} what the payout run reserved.`,
        `The ledger was verified, as \`tributary ledger verify\` does: ${ledger.entries} entries, ${ledger.violations.length} violations.`,
      ],
    },
    summary: {
      orders: conversions.length,
      touches: sumClicks(programs),
      conversions: countConversions(conversions),
      paid: creators.filter(({ paid }) => /[1-9]/.test(paid)).map(describePaid),
      ledger: { entries: ledger.entries, violations: ledger.violations.length },
    },
    isSound: ledger.violations.length === 0 && finance.every(({ agrees }) => agrees),
  };
}

async function readOrder({ merchant, creator }: DemoSystem, story: Story) {
  const order: StoryOrder | undefined = story.named.explained;
  if (order === undefined) throw new RangeError('The story has no order to explain.');
  const told = await readExplanation(merchant, order);
  const own = await readOwnVerdicts(creator, order);
  return {
    title: `${told.title} ${told.settlement}`,
    verdicts: told.touches,
    commission: [...told.lines, ...told.groups],
    split: told.owed,
    toCreator: `To Chiara Bianchi the API says: ${own.join(' ')}`,
  };
}

const describePaid = ({ creatorId: creator, paid: amount, currency }: CreatorFigures) => ({
  creator,
  amount,
  currency,
});

/** Clicks that count, of machines and of people: everything that was recorded as a touch. */
function sumClicks(programs: DemoFigures['programs']): number {
  return programs.reduce((sum, { clicks, filtered }) => sum + clicks + filtered, 0);
}
