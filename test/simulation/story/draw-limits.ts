import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { ProgramBudget } from '../../../core/programs/program.ts';
import type { StoryLimits } from './story.ts';

/** Every third story has a budget of the program, one of its campaign, a limit of how often codes are used, or several of these. */
export function drawLimits(random: Random): StoryLimits | undefined {
  if (!random.chance(30)) return undefined;
  const kinds = random.pick([
    ['budget'],
    ['budget'],
    ['campaignBudget'],
    ['codes'],
    ['budget', 'campaignBudget', 'codes'],
  ] as const);
  const has = (kind: keyof StoryLimits) => kinds.some((each) => each === kind);
  return {
    ...(has('budget') ? { budget: drawBudget(random) } : {}),
    ...(has('campaignBudget') ? { campaignBudget: drawBudget(random) } : {}),
    ...(has('codes')
      ? { codes: { uses: random.pick([1n, 1n, 2n]), ...drawWhenSpent(random) } }
      : {}),
  };
}

function drawBudget(random: Random): ProgramBudget {
  return {
    amount: { minorUnits: BigInt(random.pick([100, 1_000, 5_000, 50_000])), currency: 'EUR' },
    ...drawWhenSpent(random),
  };
}

const drawWhenSpent = (random: Random) => ({ whenSpent: random.pick(['honour', 'stop'] as const) });
