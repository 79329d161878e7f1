import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import { isShop } from '../../../core/programs/shop-provider.ts';
import type { ConversionKey, StoredConversion } from '../../../core/settlement/conversion-store.ts';
import type { ConversionIdentity } from '../../../core/settlement/revision-input.ts';

/**
 * Finds whose conversion it is: an order's connection names the program, an activity or an adjustment does so
 * itself.
 *
 * @throws Error if the connection or the program is gone; the message then waits in the queue, and
 *   in the end in the dead-letter queue, until somebody restores it.
 */
export async function identifyConversion(
  directory: ProgramDirectory,
  key: ConversionKey,
  stored: StoredConversion,
): Promise<{ readonly identity: ConversionIdentity; readonly program: Program }> {
  const fact = stored.facts[0];
  if (fact === undefined) throw new Error(`The conversion ${key.conversionId} has no facts.`);
  const programId = stored.state?.programId ?? (await findProgramId(directory, stored.facts, fact));
  const program = await directory.findProgram(key.merchantId, programId);
  if (program === undefined) throw new Error(`The program ${programId} does not exist.`);

  const { connectionId, orderId } = fact;
  return { identity: { ...key, connectionId, programId, orderId }, program };
}

async function findProgramId(
  directory: ProgramDirectory,
  facts: readonly Fact[],
  fact: Fact,
): Promise<string> {
  const { activity, adjustment } = foldOrder(facts);
  const named = activity?.programId ?? adjustment?.programId;
  if (named !== undefined) return named;

  const connection = await directory.findConnection(fact.merchantId, fact.connectionId);
  if (!isShop(connection)) throw new Error(`The shop ${fact.connectionId} does not exist.`);
  return connection.programId;
}
