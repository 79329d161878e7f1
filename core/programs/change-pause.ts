import type { Pausable, Pause, Program } from './program.ts';

/** A program with something stopped, or let go on; what is stopped already keeps its first pause. */
export function changePause(program: Program, what: Pausable, pause: Pause | undefined): Program {
  const { paused: { [what]: known, ...others } = {}, ...rest } = program;
  const kept = pause === undefined ? undefined : (known ?? pause);
  const paused = kept === undefined ? others : { ...others, [what]: kept };
  return Object.keys(paused).length === 0 ? rest : { ...rest, paused };
}
