import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { MerchantTax } from '../../../core/tax/merchant-tax.ts';
import type { TaxProfile } from '../../../core/tax/tax-profile.ts';
import type { TaxProfileStore } from '../../../core/tax/tax-profile-store.ts';
import type { TaxReceiver } from '../../../core/tax/tax-receiver.ts';
import { creatorIds } from './people.ts';
import type { Story } from './story.ts';

/** What receivers may have put on file, and how much of a hundred is withheld of them then. */
const standings = {
  /** A number: nothing is withheld. */
  signed: { country: 'US', forms: [{ kind: 'W-9', from: '2026-01-05', evidence: 'scan' }] },
  /** None: backup withholding. */
  unsigned: { country: 'US', forms: [] },
  /** From abroad, and at work in the payer's country. */
  visiting: {
    ...{ country: 'DE', servicesPerformedIn: 'US' },
    forms: [{ kind: 'W-8BEN', from: '2026-01-05', evidence: 'scan' }],
  },
} as const satisfies Readonly<Record<string, Pick<TaxProfile, 'country' | 'forms'>>>;

type Standing = keyof typeof standings;

const choices: readonly Standing[] = ['signed', 'unsigned', 'unsigned', 'visiting'];

export const percentOf: Readonly<Record<Standing, bigint>> = {
  signed: 0n,
  unsigned: 24n,
  visiting: 30n,
};

/** All merchants are American; whoever has put nothing on file is not paid. */
export type StoryTax = {
  readonly timezone: string;
  readonly standings: Readonly<Partial<Record<string, Standing>>>;
};

const payeeIds = ['northern', 'southern', 'parent'];

/**
 * Gives a third of all stories merchants who withhold taxes. It draws apart from the story, which is the same with and
 * without.
 */
export function withTax(random: Random, story: Story): Story {
  if (!random.chance(33)) return story;
  const receivers = [
    ...creatorIds.map((id): TaxReceiver => ({ kind: 'creator', id })),
    ...payeeIds.map((id): TaxReceiver => ({ kind: 'payee', id })),
  ];
  const drawn = receivers.flatMap((receiver) =>
    random.chance(10) ? [] : [[nameOf(receiver), random.pick(choices)] as const],
  );
  // In the Chatham Islands a day ends a quarter of an hour after the moments at which most of the story happens.
  const timezone = random.pick(['America/New_York', 'Pacific/Chatham']);
  return { ...story, tax: { timezone, standings: Object.fromEntries(drawn) } };
}

export const nameOf = ({ kind, id }: TaxReceiver): string => `${kind}/${id}`;

/** Who the merchants of a story are for tax. */
export function merchantTaxOf({ timezone }: StoryTax): MerchantTax {
  return { country: 'US', timezone, incomeKind: 'commission' };
}

/** Puts on file what a story's receivers have, before anything can go wrong. */
export async function installTaxProfiles(
  store: Pick<TaxProfileStore, 'save'>,
  merchantId: string,
  tax: StoryTax,
): Promise<void> {
  for (const [name, standing] of Object.entries(tax.standings)) {
    const [kind = '', id = ''] = name.split('/');
    if (standing === undefined) continue;
    const receiver: TaxReceiver = { kind: kind === 'payee' ? 'payee' : 'creator', id };
    await store.save({ merchantId, receiver, kind: 'individual', ...standings[standing] }, []);
  }
}
