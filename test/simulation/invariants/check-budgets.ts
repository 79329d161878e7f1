import { dynamoBudgetStore } from '../../../adapters/dynamo/budget-store.ts';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import type { Admission } from '../../../core/plans/budgets/admission.ts';
import { budgetOf } from '../../../core/programs/budget-of.ts';
import { PromiseBroken } from '../promise-broken.ts';
import { tables } from '../system/tables.ts';
import type { World } from '../system/world.ts';

/** More than any history has. */
const maxAdmissions = 1_000;

/**
 * What a budget says is used is what was granted, conversion by conversion, to the unit. Who came first
 * is left to chance, so nothing else can be said. @throws PromiseBroken
 */
export async function checkBudgets(
  { dynamo: { documents } }: World,
  merchantIds: readonly string[],
): Promise<void> {
  const directory = dynamoProgramDirectory(documents, tables.programs);
  const budgets = dynamoBudgetStore(documents, tables.conversions);
  for (const merchantId of merchantIds) {
    const program = await directory.findProgram(merchantId, 'spring');
    const budget = program && budgetOf(program);
    if (budget === undefined) throw new RangeError(`${merchantId} has no budget.`);
    const key = { merchantId, kind: 'budget', id: budget.budgetId } as const;
    const admissions = await budgets.listAdmissions(key, undefined, maxAdmissions);
    const { state, leases } = await budgets.read(key, 'none');
    const granted = sumStanding(admissions);
    const used =
      (state?.usedUnits ?? 0n) + leases.reduce((sum, { usedUnits }) => sum + usedUnits, 0n);
    if (granted !== used) {
      throw new PromiseBroken('budget', `${used} is used, and ${granted} was granted.`);
    }
  }
}

/** Of each conversion the latest decision stands. */
function sumStanding(admissions: readonly Admission[]): bigint {
  const latest = new Map<string, Admission>();
  for (const admission of admissions) {
    const known = latest.get(admission.conversionId);
    if (known === undefined || known.revision < admission.revision) {
      latest.set(admission.conversionId, admission);
    }
  }
  return [...latest.values()].reduce((sum, { units }) => sum + units, 0n);
}
