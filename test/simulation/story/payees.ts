import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { Payee } from '../../../core/payees/payee.ts';
import type { PayeeAssignment, PayeeTerms } from '../../../core/payees/payee-assignment.ts';
import type { OpenPayoutMethod } from '../../../core/payouts/seal-method.ts';
import type { ProgramRegistry } from '../../../core/programs/program-registry.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { creatorIds } from './people.ts';
import type { Story } from './story.ts';

/** Who is paid for which creator from when on; whoever is not named is always paid directly. */
export type StoryPayees = Readonly<Partial<Record<string, readonly PayeeAssignment[]>>>;

/** From a table, over the bank, by hand; and one that cannot be paid, whose parts wait. */
const payees: readonly (Omit<Payee, 'merchantId' | 'payoutMethod'> & {
  readonly payoutMethod?: OpenPayoutMethod;
})[] = [
  {
    ...{ payeeId: 'northern', name: 'Northern', kind: 'agency' },
    payoutMethod: { rail: 'csv', holder: 'Northern Talent', account: '0815' },
  },
  {
    ...{ payeeId: 'southern', name: 'Southern', kind: 'agency' },
    payoutMethod: { rail: 'sepa', holder: 'Southern', iban: 'NL91ABNA0417164300' },
  },
  {
    ...{ payeeId: 'parent', name: 'A parent', kind: 'guardian' },
    payoutMethod: { rail: 'manual' },
  },
  { payeeId: 'unpayable', name: 'Unpayable', kind: 'agency' },
];

/**
 * Gives half of all stories payees: creators are assigned, to another one, or to none again, at any of the
 * story's moments. It draws apart from the story, which is the same with and without.
 */
export function withPayees(random: Random, story: Story): Story {
  if (random.chance(50)) return story;
  const moments = story.moments.map(({ at }) => at);
  const drawn = creatorIds.flatMap((creatorId) =>
    random.chance(65) ? [[creatorId, drawAssignments(random, moments)] as const] : [],
  );
  return { ...story, payees: Object.fromEntries(drawn) };
}

function drawAssignments(random: Random, moments: readonly Instant[]): PayeeAssignment[] {
  const starts = Array.from({ length: random.pick([0, 0, 1, 2]) }, () => random.pick(moments));
  const later = [...new Set(starts)].toSorted((a, b) => a - b);
  const first = { from: 0, terms: drawTerms(random) };
  return [
    first,
    ...later.map((from) => ({ from, ...(random.chance(25) ? {} : { terms: drawTerms(random) }) })),
  ];
}

function drawTerms(random: Random): PayeeTerms {
  return {
    payeeId: random.pick(['northern', 'northern', 'southern', 'southern', 'parent', 'unpayable']),
    cutBasisPoints: random.pick([0, 1, 1_500, 1_500, 3_333, 5_000, 9_999, 10_000]),
    remainderTo: random.pick(['creator', 'creator', 'creator', 'payee']),
  };
}

/** Makes the payees of a merchant, and assigns them, before anything can go wrong. */
export async function installPayees(
  registry: Pick<ProgramRegistry, 'savePayee' | 'assignPayee'>,
  merchantId: string,
  assigned: StoryPayees = {},
): Promise<void> {
  for (const { payoutMethod, ...payee } of payees) {
    const sealed = payoutMethod && { payoutMethod: aSealedMethod(payoutMethod, merchantId) };
    await registry.savePayee({ merchantId, ...payee, ...sealed }, 0);
  }
  for (const creatorId of creatorIds) {
    for (const assignment of assigned[creatorId] ?? []) {
      await registry.assignPayee(merchantId, creatorId, assignment, 0);
    }
  }
}
