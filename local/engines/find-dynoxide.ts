import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The path of the dynoxide binary, or undefined on a platform for which it was not installed. */
export function findDynoxide(): string | undefined {
  try {
    // The package declares no command, so its binary is found beside its manifest.
    const manifest = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json');
    const binary = join(dirname(manifest), 'dynoxide');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
