import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What Debian and others call Chromium. */
const names = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * A Chromium of this machine: the one that `CHROMIUM` names (empty: none), or the first on `PATH`;
 * `undefined` if there is none.
 */
export function findBrowser(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const { CHROMIUM: named, PATH: path = '' } = environment;
  if (named !== undefined) return named === '' ? undefined : named;
  return findOnPath(names, path);
}

/** Where the first of some programs is; `undefined` if none of them can be run. */
export function findOnPath(programs: readonly string[], path = process.env.PATH ?? '') {
  return programs
    .flatMap((name) => path.split(delimiter).map((folder) => join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
