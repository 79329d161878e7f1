import type * as z from 'zod';
import type { Code } from '../../core/programs/program.ts';
import { fillCodePattern } from '../../core/tracking/code-pattern.ts';
import type { generateSchema } from './code-schema.ts';
import type { ManageProgramsPorts } from './ports.ts';

type Ports = Pick<ManageProgramsPorts, 'directory' | 'registry' | 'now'>;
type Wanted = z.output<typeof generateSchema>;

/** What became of one creator's code. `known`: the creator had it before, and it is as it was. */
export type GeneratedCode =
  | { readonly creatorId: string; readonly outcome: 'made' | 'known'; readonly code: Code }
  | {
      readonly creatorId: string;
      readonly outcome: 'failed';
      readonly reason: 'creator-not-enrolled' | 'no-free-code';
    };

/** So many namesakes have a code before the next one is refused. */
const maxAttempts = 50;

/**
 * Makes a code for each creator by a pattern, in their order. Who has one by this pattern keeps it, so
 * that the same call, made again or continued after a failure, comes to the same codes.
 */
export async function generateCodes(
  ports: Ports,
  merchantId: string,
  wanted: Wanted,
): Promise<GeneratedCode[]> {
  const generated: GeneratedCode[] = [];
  // One by one, because of two namesakes the first named has the code without a number.
  for (const creatorId of wanted.creatorIds) {
    generated.push(await generateCode(ports, merchantId, creatorId, wanted));
  }
  return generated;
}

async function generateCode(
  { directory, registry, now }: Ports,
  merchantId: string,
  creatorId: string,
  { pattern, creatorIds: _, validFrom = now(), ...terms }: Wanted,
): Promise<GeneratedCode> {
  const { programId } = terms;
  const [creator, enrolment] = await Promise.all([
    directory.findCreator(merchantId, creatorId),
    directory.findEnrolment(merchantId, programId, creatorId),
  ]);
  if (creator === undefined || enrolment === undefined) {
    return { creatorId, outcome: 'failed', reason: 'creator-not-enrolled' };
  }
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const text = fillCodePattern(pattern, creator, attempt);
    const known = await directory.findCode(merchantId, text);
    if (known?.creatorId === creatorId && known.programId === programId) {
      return { creatorId, outcome: 'known', code: known };
    }
    if (known !== undefined) continue;
    const code: Code = { merchantId, code: text, creatorId, ...terms, validFrom };
    if ((await registry.saveCode(code)) === 'saved') return { creatorId, outcome: 'made', code };
  }
  return { creatorId, outcome: 'failed', reason: 'no-free-code' };
}
