import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { RateStore } from '../../../core/money/rate-store.ts';
import {
  defaultPayoutControls,
  type PayoutControlsStore,
} from '../../../core/payouts/payout-controls.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../../core/programs/program-registry.ts';
import { addDays } from '../../../core/time/add-days.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import { orderMoment } from '../../support/factories/moments.ts';
import { creatorIds } from './people.ts';
import type { Story } from './story.ts';

/** Of which currency the accounts of creators are; whoever is not named is paid in what was earned. */
export type StoryAccounts = Readonly<Partial<Record<string, string>>>;

/**
 * Gives creators of two in five stories accounts of a currency, so that what is earned in others is exchanged. It draws apart from the
 * story, which is the same with and without.
 */
export function withAccounts(random: Random, story: Story): Story {
  if (!random.chance(40)) return story;
  const drawn = creatorIds.flatMap((creatorId) =>
    random.chance(70) ? [[creatorId, random.pick(['EUR', 'USD', 'JPY'])] as const] : [],
  );
  return { ...story, accounts: Object.fromEntries(drawn) };
}

/** Of a source of its own, so that no order finds another rate for it: every five days another one, for a year. */
const source = 'desk';
const days = Array.from({ length: 73 }, (_, n) => ({
  day: formatDay(addDays(orderMoment, 5 * n - 40)),
  quotes: { USD: `1.${10 + (n % 80)}`, JPY: `${150 + (n % 30)}.25` },
}));

/** Names the currencies of accounts, and records the rates, before anything can go wrong. */
export async function installAccounts(
  stores: ProgramRegistry &
    Pick<ProgramDirectory, 'findCreator'> & {
      readonly rates: RateStore;
      readonly controls: PayoutControlsStore;
    },
  merchantId: string,
  accounts: StoryAccounts | undefined,
): Promise<void> {
  if (accounts === undefined) return;
  await stores.controls.save(merchantId, { ...defaultPayoutControls, rateSource: source });
  for (const each of days) {
    await stores.rates.addDay(merchantId, {
      source,
      base: 'EUR',
      recordedAt: orderMoment,
      ...each,
    });
  }
  for (const [creatorId, drawn = 'EUR'] of Object.entries(accounts)) {
    const creator = await stores.findCreator(merchantId, creatorId);
    if (creator?.payoutMethod === undefined) continue;
    const currency = creator.payoutMethod.rail === 'sepa' ? 'EUR' : drawn;
    const payoutMethod = { ...creator.payoutMethod, currency };
    await stores.saveCreator({ ...creator, payoutMethod }, 0);
  }
}
