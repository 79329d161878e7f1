import { randomUUID } from 'node:crypto';
import type { CommandIo } from '../command-io.ts';
import { ApiRefusedError, managementApi } from '../management-api.ts';
import { type PauseWord, readPauseOptions, usageOf } from './read-pause-options.ts';

type Answer = {
  readonly paused: Readonly<
    Partial<
      Record<string, { readonly at: string; readonly author: string; readonly reason: string }>
    >
  >;
};

const past: Readonly<Record<PauseWord, string>> = { pause: 'are paused', resume: 'go on' };

/** Stops or lets go on what the arguments name, and says how the program stands then. */
export async function changePause(
  word: PauseWord,
  argv: readonly string[],
  io: CommandIo,
): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usageOf(word));
    return 0;
  }
  const { programId, what, reason, url, key, json } = readPauseOptions(word, argv, process.env);
  const path = `/v1/programs/${encodeURIComponent(programId)}/${word}`;
  try {
    const api = managementApi(url, key);
    const { paused } = await api.send<Answer>('POST', path, { what, reason }, randomUUID());
    io.out(
      json
        ? JSON.stringify({ programId, what, paused })
        : `The ${what} of ${programId} ${past[word]}${describe(paused[what])}.`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.out(json ? JSON.stringify({ refusal: error.message }) : error.message);
    return 1;
  }
}

/** Who paused it first, which is not always who just asked. */
function describe(pause: Answer['paused'][string]): string {
  return pause === undefined ? '' : ` since ${pause.at} by ${pause.author} (${pause.reason})`;
}
