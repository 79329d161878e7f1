import { dynamoBudgetStore } from '../../../adapters/dynamo/budget-store.ts';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import type { Admission } from '../../../core/plans/budgets/admission.ts';
import type { AllowanceKey, WhenSpent } from '../../../core/plans/budgets/allowance.ts';
import { budgetOf, campaignBudgetsOf } from '../../../core/programs/budget-of.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import { PromiseBroken } from '../promise-broken.ts';
import { codeOf, creatorIds } from '../story/people.ts';
import { tables } from '../system/tables.ts';
import type { World } from '../system/world.ts';
import { readLedger } from './check-ledger.ts';
import { checkNotices, type Notice } from './check-notices.ts';

/** More than any history has. */
const maxAdmissions = 1_000;

/**
 * What a budget, or a limit of a code, says is used is what was granted, conversion by conversion, to the unit. Who came first
 * is left to chance, so nothing else can be said of the sum; but what came after a notice earns nothing. @throws PromiseBroken
 */
export async function checkBudgets(
  { dynamo }: World,
  merchantIds: readonly string[],
): Promise<void> {
  const { documents } = dynamo;
  const notices: Notice[] = [];
  const directory = dynamoProgramDirectory(documents, tables.programs);
  const budgets = dynamoBudgetStore(documents, tables.conversions);
  for (const merchantId of merchantIds) {
    for (const { key, whenSpent } of await listAllowances(directory, merchantId)) {
      const admissions = await budgets.listAdmissions(key, undefined, maxAdmissions);
      const { state, leases } = await budgets.read(key, 'none');
      const granted = sumStanding(admissions);
      const used = leases.reduce((sum, { usedUnits }) => sum + usedUnits, state?.usedUnits ?? 0n);
      const stoppedAt = whenSpent === 'stop' ? state?.notices.stoppedAt : undefined;
      if (stoppedAt !== undefined) notices.push({ key, stoppedAt });
      if (granted === used) continue;
      throw new PromiseBroken('budget', `${used} of ${key.id} is used, ${granted} was granted.`);
    }
  }
  if (notices.length > 0) checkNotices(await readLedger(dynamo), notices);
}

async function listAllowances(
  directory: ProgramDirectory,
  merchantId: string,
): Promise<{ readonly key: AllowanceKey; readonly whenSpent: WhenSpent }[]> {
  const program = await directory.findProgram(merchantId, 'spring');
  if (program === undefined) throw new RangeError(`${merchantId} has no program.`);
  const own = budgetOf(program);
  const budgets = [...(own === undefined ? [] : [own]), ...campaignBudgetsOf(program)];
  const codes = await Promise.all(
    creatorIds.map((creatorId) => directory.findCode(merchantId, codeOf(creatorId))),
  );
  return [
    ...budgets.map(({ budgetId: id, whenSpent }) => {
      return { key: { merchantId, kind: 'budget', id } as const, whenSpent };
    }),
    ...codes.flatMap((code) => {
      if (code?.usageLimit === undefined) return [];
      const key = { merchantId, kind: 'code', id: code.code } as const;
      return [{ key, whenSpent: code.usageLimit.whenSpent }];
    }),
  ];
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
