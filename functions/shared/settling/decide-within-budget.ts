import type { BudgetStore } from '../../../core/plans/budgets/budget-store.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { ConversionChange } from '../../../core/settlement/conversion.ts';
import type { StoredConversion } from '../../../core/settlement/conversion-store.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { type AssessedConversion, assessConversion } from './assess-conversion.ts';
import { findCodesOnce } from './find-codes-once.ts';
import type { EvidencePorts } from './gather-evidence.ts';
import { openAllowances, stopsOf } from './open-allowances.ts';
import { reserveAllowances } from './reserve-allowances.ts';

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
 * Assesses a conversion within the budgets and limits that it may use, decides, and has those agree with what was
 * decided; only the caller's save is left.
 *
 * `overtaken`: somebody else used one of them meanwhile; or one was written and there is nothing
 * to save, so that no save can tell whether what was read was the newest. Read everything again.
 */
export async function decideWithinBudget(
  ports: EvidencePorts & { readonly budgets: BudgetStore },
  { program, conversionId, stored, now, isHot }: BudgetQuestion,
  decide: (assessed: AssessedConversion) => ConversionChange | undefined,
): Promise<BudgetedDecision> {
  const { budgets } = ports;
  const directory = findCodesOnce(ports.directory);
  const open = await openAllowances({ budgets, directory }, program, conversionId, stored);
  const around = { ...ports, directory };
  const assessed = await assessConversion(
    around,
    program,
    conversionId,
    stored,
    now,
    stopsOf(open),
  );
  const change = decide(assessed);
  const { assessment } = assessed;
  const decided = { conversionId, assessment, previous: stored.state, change, now, isHot };
  const reserved = await reserveAllowances(budgets, open, decided);
  if (reserved === 'stale') return 'overtaken';
  return reserved === 'written' && change === undefined ? 'overtaken' : { change };
}
