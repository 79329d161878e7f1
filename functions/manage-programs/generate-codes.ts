import type * as z from 'zod';
import type { Code } from '../../core/programs/program.ts';
import { makeCode } from '../shared/codes/make-code.ts';
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
  const made = await makeCode({ directory, registry }, creator, pattern, { ...terms, validFrom });
  return made === undefined
    ? { creatorId, outcome: 'failed', reason: 'no-free-code' }
    : { creatorId, ...made };
}
