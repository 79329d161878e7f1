import type { BudgetStore } from '../../../core/plans/budgets/budget-store.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { ConversionChange } from '../../../core/settlement/conversion.ts';
import type { StoredConversion } from '../../../core/settlement/conversion-store.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { type AssessedConversion, assessConversion } from './assess-conversion.ts';
import type { EvidencePorts } from './gather-evidence.ts';
import { openBudget } from './open-budget.ts';
import { reserveBudget } from './reserve-budget.ts';

/** What was read of a conversion, to be decided at one moment. */
export type BudgetQuestion = {
  readonly program: Program;
  readonly conversionId: string;
  readonly stored: StoredConversion;
  readonly now: Instant;
  /** It was overtaken before. */
  readonly isHot: boolean;
};

/** The change to save, if any; or that everything has to be read again. */
export type BudgetedDecision = 'overtaken' | { readonly change: ConversionChange | undefined };

/**
 * Assesses a conversion within its program's budget, decides, and has the budget agree with what was
 * decided; only the caller's save is left.
 *
 * `overtaken`: somebody else used the budget meanwhile; or the budget was written and there is nothing
 * to save, so that no save can tell whether what was read was the newest. Read everything again.
 */
export async function decideWithinBudget(
  ports: EvidencePorts & { readonly budgets: BudgetStore },
  { program, conversionId, stored, now, isHot }: BudgetQuestion,
  decide: (assessed: AssessedConversion) => ConversionChange | undefined,
): Promise<BudgetedDecision> {
  const { budgets } = ports;
  const budget = await openBudget(budgets, program, conversionId, stored);
  const stop = budget?.stoppedAt;
  const assessed = await assessConversion(ports, program, conversionId, stored, now, stop);
  const change = decide(assessed);
  const { assessment } = assessed;
  const decided = { conversionId, assessment, previous: stored.state, change, now, isHot };
  const reserved = await reserveBudget(budgets, budget, decided);
  if (reserved === 'stale') return 'overtaken';
  return reserved === 'written' && change === undefined ? 'overtaken' : { change };
}
