import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import { reportOn } from '../ledger-verify.ts';
import { readLocalLedger } from '../read-local-ledger.ts';
import type { CreatorFigures, DemoFigures } from './figures/figures.ts';
import {
  type ConversionDocument,
  countConversions,
  readConversions,
} from './figures/read-conversions.ts';
import { readCreators } from './figures/read-creators.ts';
import { readExplanation, readOwnVerdicts } from './figures/read-explanation.ts';
import { readFinance } from './figures/read-finance.ts';
import { readPitfalls } from './figures/read-pitfalls.ts';
import { readPosts } from './figures/read-posts.ts';
import { readPrograms } from './figures/read-programs.ts';
import type { DemoSystem } from './open-demo-system.ts';
import type { PlayedDemo } from './play-demo.ts';
import { readStoredOrders } from './read-stored-orders.ts';
import { recomputeShuffled, type ShuffleCheck } from './recompute-shuffled.ts';
import { isOfPost } from './social/is-of-post.ts';
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
  /** Whether everything that the figures promise holds. */
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
  const store = await readLocalLedger(system.dataFolder);
  const ledger = reportOn(store);
  const shuffled = await checkShuffled(system, store, conversions);
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
      posts: await readPosts(merchant),
      finance,
      proofs: [
        `Files written: ${played.files.join(', ')}.`,
        `The dry run ${played.asPromised ? 'had promised exactly' : 'had NOT promised'} what the payout run reserved.`,
        `The ledger was verified, as \`tributary ledger verify\` does: the journals of ${ledger.conversions} conversions and ${ledger.accounts} creators, ${ledger.payouts} payouts, ${ledger.violations.length} violations.`,
        describeShuffled(shuffled),
      ],
    },
    summary: {
      orders: conversions.filter(({ conversionId }) => !isOfPost(conversionId)).length,
      touches: sumClicks(programs),
      conversions: countConversions(conversions),
      paid: creators.filter(({ paid }) => /[1-9]/.test(paid)).map(describePaid),
      ledger: { entries: countEntries(store), violations: ledger.violations.length },
    },
    isSound:
      ledger.violations.length === 0 &&
      finance.every(({ agrees }) => agrees) &&
      shuffled.isEqual &&
      played.asPromised,
  };
}

/** How many random orders of arrival are tried. */
const shuffles = 20;

async function checkShuffled(
  { runtime, merchantId }: DemoSystem,
  { conversions, accounts }: LedgerExport,
  listed: readonly ConversionDocument[],
): Promise<ShuffleCheck> {
  const ids = listed.map(({ conversionId }) => conversionId);
  const entries = [
    ...conversions.flatMap(({ state }) => state.journal),
    ...accounts.flatMap((account) => account.entries),
  ];
  return recomputeShuffled(await readStoredOrders(runtime, merchantId, ids), entries, shuffles);
}

function describeShuffled({
  orders,
  facts,
  posts,
  shuffles: times,
  isEqual,
}: ShuffleCheck): string {
  const compared = `${facts} stored facts of the ${orders} decided orders and those of ${posts} posts, folded and assessed again in ${times} random orders with repeats, at the credits and terms that the closes froze`;
  return isEqual
    ? `Net positions equal: ${compared}, come to what the ledger holds for every creator. \`npm run test:shuffle\` replays the deliveries themselves.`
    : `Net positions NOT equal: ${compared}.`;
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

/**
 * The entries of all journals, where one that took in several legs counts once for each: how many
 * legs an account takes in together depends on how fast they come, and the figures must not. For the same reason
 * estimates of posts are left out: how many there are depends on when the posts are looked at.
 */
function countEntries({ conversions, accounts }: LedgerExport): number {
  const orders = conversions.filter(({ state }) => !isOfPost(state.conversionId));
  const ofOrders = orders.map(({ state }) => state.journal.length);
  const ofAccounts = accounts.flatMap(({ entries }) =>
    entries.map(({ legs }) => Math.max(1, legs.length)),
  );
  return [...ofOrders, ...ofAccounts].reduce((sum, count) => sum + count, 0);
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
