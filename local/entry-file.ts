import { fileURLToPath } from 'node:url';

/**
 * The path of a program that this runtime starts as a process of its own.
 *
 * In a checkout it is the TypeScript file beside its user. In a packed installation everything is
 * bundled to JavaScript in one folder, because Node strips no types below `node_modules`.
 *
 * @param relative - the path without its ending, such as `./function-process`.
 * @param importer - `import.meta.url` of the caller.
 */
export function entryFile(relative: string, importer: string): string {
  const isSource = importer.endsWith('.ts');
  const target = isSource
    ? `${relative}.ts`
    : `./${relative.slice(relative.lastIndexOf('/') + 1)}.js`;

  return fileURLToPath(new URL(target, importer));
}
