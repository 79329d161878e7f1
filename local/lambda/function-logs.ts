import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

export type FunctionLogs = {
  write(functionName: string, line: string): void;
  close(): void;
};

/** A longer log is set aside at the next start, in place of the one set aside before. */
const logBytesMax = 20 * 1024 * 1024;

/** One file per function, `<folder>/<function>.log`, to which every start appends. */
export function openFunctionLogs(folder: string): FunctionLogs {
  const files = new Map<string, WriteStream>();
  mkdirSync(folder, { recursive: true });

  return {
    write(functionName, line) {
      let file = files.get(functionName);
      if (file === undefined) {
        file = openLog(join(folder, `${functionName}.log`));
        files.set(functionName, file);
      }
      file.write(`${line}\n`);
    },
    close() {
      for (const file of files.values()) file.end();
    },
  };
}

function openLog(path: string): WriteStream {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logBytesMax) renameSync(path, `${path}.old`);

  return createWriteStream(path, { flags: 'a' });
}
