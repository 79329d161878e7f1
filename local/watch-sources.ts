import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Editors write a file in several steps, and several files at once. */
const quietMs = 200;

/**
 * Calls back after the sources of the functions changed, when they have been quiet for a moment.
 * While one call is at work the next waits, and changes in between lead to one call.
 *
 * @returns how to stop.
 */
export function watchSources(
  onChange: () => Promise<void>,
  projectFolder: string = fileURLToPath(new URL('..', import.meta.url)),
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(onChange);
    }, quietMs);
  };
  const watchers = ['core', 'adapters', 'functions', 'web']
    .map((name) => join(projectFolder, name))
    .filter((folder) => existsSync(folder))
    .map((folder) => watch(folder, { recursive: true }, soon));

  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
