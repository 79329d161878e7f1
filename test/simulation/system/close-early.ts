import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import {
  askToClose,
  type CloseEarlyPorts,
  decideEarlyClose,
  listEarlyCloses,
  refuseToClose,
} from '../../../functions/record-facts/close-early.ts';
import type { Deed } from '../story/deed.ts';

export type EarlyClosePorts = CloseEarlyPorts & {
  readonly directory: Pick<ProgramDirectory, 'findProgram'>;
};

/** Asks for an early close as its route does, and has it decided; what is refused is left at that. */
export async function closeEarly(
  ports: EarlyClosePorts,
  { key, asked, decision }: Extract<Deed, { kind: 'close-early' }>,
): Promise<void> {
  const known = await listEarlyCloses(ports, key);
  if (known.length === 0) {
    if (!(await mayClose(ports, key))) return;
    const program = await ports.directory.findProgram(key.merchantId, 'spring');
    if (program?.paused?.closings !== undefined) return;
    await askToClose(ports, key, asked);
  }
  if (decision === undefined) return;
  if (decision.outcome === 'approved' && !(await mayClose(ports, key))) return;
  await decideEarlyClose(ports, key, decision);
}

async function mayClose(ports: EarlyClosePorts, key: Deed['key']): Promise<boolean> {
  const state = await ports.conversions.readState(key);
  return state !== undefined && refuseToClose(state, ports.now()) === undefined;
}
