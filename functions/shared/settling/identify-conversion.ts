import type { Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { ConversionKey, StoredConversion } from '../../../core/settlement/conversion-store.ts';
import type { ConversionIdentity } from '../../../core/settlement/revision-input.ts';

/**
 * Finds whose order it is: the connection of its facts names the program.
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
  const programId = stored.state?.programId ?? (await findProgramId(directory, fact));
  const program = await directory.findProgram(key.merchantId, programId);
  if (program === undefined) throw new Error(`The program ${programId} does not exist.`);

  const { connectionId, orderId } = fact;
  return { identity: { ...key, connectionId, programId, orderId }, program };
}

async function findProgramId(
  directory: ProgramDirectory,
  fact: { readonly merchantId: string; readonly connectionId: string },
): Promise<string> {
  const connection = await directory.findConnection(fact.merchantId, fact.connectionId);
  if (connection?.provider !== 'shopify')
    throw new Error(`The shop ${fact.connectionId} does not exist.`);
  return connection.programId;
}
