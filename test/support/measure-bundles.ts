import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { findAssembly } from '../../local/assembly.ts';
import { readAssembly } from '../../local/template/read-assembly.ts';
import { readTemplate } from '../../local/template/read-template.ts';

export type Bundle = {
  /** The folder below `functions/`. */
  readonly name: string;
  readonly kilobytes: number;
  /** As Lambda keeps it, source maps apart. */
  readonly gzippedKilobytes: number;
};

/** What the functions of the synthesized stacks are made of, the largest first. */
export async function measureBundles(): Promise<Bundle[]> {
  const assembly = readAssembly(await findAssembly());
  const plan = readTemplate(assembly, {
    endpoints: { sqs: 'http://127.0.0.1:0', api: 'http://127.0.0.1:0' },
    secretValue: () => '{}',
  });
  return plan.functions
    .map(({ codeFolder, environment }): Bundle => {
      const files = readdirSync(codeFolder).filter((file) => !file.endsWith('.map'));
      const contents = files.map((file) => readFileSync(join(codeFolder, file)));
      const sum = (sizes: readonly number[]) =>
        Math.round(sizes.reduce((total, size) => total + size, 0) / 100) / 10;
      return {
        name: environment.POWERTOOLS_SERVICE_NAME ?? '',
        kilobytes: sum(contents.map(({ length }) => length)),
        gzippedKilobytes: sum(contents.map((content) => gzipSync(content, { level: 9 }).length)),
      };
    })
    .toSorted((a, b) => b.gzippedKilobytes - a.gzippedKilobytes);
}
