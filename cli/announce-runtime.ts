import type { CommandIo } from './command-io.ts';
import type { SeededKey } from './seed/load-seed.ts';

export type RunningRuntime = {
  readonly url: string;
  readonly localUrl: string;
  readonly data: string;
  readonly startedInMs: number;
  readonly synthesizedInMs: number;
  /** The API keys that a seed file asked for; they are shown this once. */
  readonly apiKeys: readonly SeededKey[];
};

/** Says that the runtime is ready, and where: in words, or as one line of JSON. */
export function announceRuntime(io: CommandIo, runtime: RunningRuntime, json: boolean): void {
  if (json) {
    io.out(JSON.stringify(runtime));
    return;
  }
  const { url, localUrl, data, startedInMs, synthesizedInMs, apiKeys } = runtime;
  const keys = apiKeys.map(({ name, key, scopes }) => `  ${name} (${scopes.join(', ')})  ${key}`);
  io.out(`Ready in ${seconds(startedInMs)}, after ${seconds(synthesizedInMs)} for the stacks.

  HTTP API      ${url}
  operator key  ${localUrl}/secrets/OPERATOR_KEY_SECRET
  clock         ${localUrl}/clock            POST {"advance":"30d"}
  queues        ${localUrl}/queues
  data          ${data}
${keys.length > 0 ? `\nAPI keys of the seed file, shown this once:\n${keys.join('\n')}\n` : ''}
Interrupt (Ctrl-C) to stop.`);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
