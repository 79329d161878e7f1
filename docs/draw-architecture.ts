import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findAssembly } from '../local/assembly.ts';
import { openTemplate } from '../local/template/open-template.ts';
import { readAssembly } from '../local/template/read-assembly.ts';
import { readTemplate } from '../local/template/read-template.ts';
import type { TemplateEndpoints } from '../local/template/resource-identity.ts';
import { drawFunctions } from './draw/draw-functions.ts';
import { drawOverview } from './draw/draw-overview.ts';
import { readWrites } from './draw/writes.ts';

/*
 * Draws the architecture from the synthesized stacks: its stacks for README, its functions for docs/architecture.md.
 *
 *   npm run docs:draw            writes the pictures
 *   npm run docs:draw -- --check exits 1 if one is out of date
 */

const assembly = readAssembly(await findAssembly());
// Nothing listens there: only the last part of an address, a queue's name, is drawn.
const endpoints: TemplateEndpoints = { sqs: 'http://127.0.0.1', api: 'http://127.0.0.1' };
const plan = readTemplate(assembly, { endpoints });
const writes = readWrites(openTemplate(assembly, { endpoints }));

/** `Tributary-dev-Tracking` is called `Tracking`. */
function stackOf(logicalId: string): string {
  const stack = assembly.stacks.find(
    ({ template }) => template.Resources?.[logicalId] !== undefined,
  );
  if (stack === undefined) throw new Error(`No stack has ${logicalId}.`);
  return stack.name.split('-').at(-1) ?? stack.name;
}

const pictures = {
  '../README.md': drawOverview(plan, writes, stackOf),
  './architecture.md': drawFunctions(plan, writes),
};
const between = /(<!-- architecture:[^>]*-->\n)[\s\S]*?(<!-- \/architecture -->)/;

for (const [name, picture] of Object.entries(pictures)) {
  const file = fileURLToPath(new URL(name, import.meta.url));
  const before = readFileSync(file, 'utf8');
  if (!between.test(before)) throw new Error(`${name} has no place for its picture.`);
  const after = before.replace(between, (_, start, end) => `${start}\n${picture}\n${end}`);
  if (!process.argv.includes('--check')) writeFileSync(file, after);
  else if (after !== before) {
    console.error(`The picture in ${name} is out of date: npm run docs:draw`);
    process.exitCode = 1;
  }
}
