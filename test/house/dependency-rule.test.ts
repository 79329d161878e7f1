import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');

type Diagnostic = { category: string; severity: string; location: { path: unknown } };
type Report = { diagnostics: Diagnostic[] };

function lint(folder: string, path: string): Report {
  const options = ['lint', '--reporter=json', '--max-diagnostics=none', path];
  try {
    return JSON.parse(
      execFileSync(biome, options, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }),
    );
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout);
  }
}

const restricted = ['lint/style/noRestrictedImports', 'lint/style/noRestrictedGlobals'];

function violations({ diagnostics }: Report): string[] {
  return diagnostics
    .filter(({ category, severity }) => restricted.includes(category) && severity === 'error')
    .map(({ category }) => category);
}

describe('the dependency rule', () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'tributary-house-'));
    cpSync(join(root, 'biome.json'), join(copy, 'biome.json'));
    cpSync(join(root, '.gitignore'), join(copy, '.gitignore'));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    mkdirSync(join(copy, '.git'));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  function lintPlanted(path: string, source: string): string[] {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), source);
    return violations(lint(copy, path));
  }

  it.each([
    ['core/money/add.ts', 'node:fs'],
    ['core/money/add.ts', 'zod'],
    ['core/money/add.ts', '@aws-sdk/client-dynamodb'],
    ['core/money/add.ts', '@smithy/util-utf8'],
    ['core/money/add.ts', '@middy/core'],
    ['core/money/add.ts', '@aws-lambda-powertools/logger'],
    ['core/money/add.ts', 'aws-cdk-lib'],
    ['core/money/add.ts', 'aws-cdk-lib/aws-sqs'],
    ['core/money/add.ts', 'constructs'],
    ['core/money/add.ts', '../../adapters/dynamo/table.ts'],
    ['core/money/deeper/add.ts', '../../../adapters/dynamo/table.ts'],
    ['core/money/add.ts', '../../functions/shared/http.ts'],
    ['core/money/add.ts', '../../test/support/clock.ts'],
    ['adapters/dynamo/table.ts', '../../functions/shared/http.ts'],
    ['adapters/dynamo/table.ts', '../../lib/tributary.ts'],
    ['adapters/dynamo/table.ts', 'aws-cdk-lib'],
    ['adapters/dynamo/table.ts', '../../local/plan.ts'],
    ['functions/check-health/handler.ts', '../../lib/tributary.ts'],
    ['functions/check-health/handler.ts', '../../local/plan.ts'],
    ['functions/check-health/handler.ts', 'aws-cdk-lib/aws-lambda'],
    ['functions/check-health/handler.ts', '../../cli/dev.ts'],
    ['lib/tributary.ts', '../core/money/money.ts'],
    ['lib/tributary.ts', '../functions/check-health/handler.ts'],
    ['lib/constructs/worker-queue.ts', '../../adapters/dynamo/table.ts'],
    ['local/plan.ts', '../core/money/money.ts'],
    ['local/http/front.ts', '../../functions/check-health/handler.ts'],
    ['local/http/front.ts', '../../adapters/dynamo/table.ts'],
    ['local/http/front.ts', '../../lib/tributary.ts'],
    ['cli/dev.ts', '../functions/check-health/handler.ts'],
    ['cli/dev.ts', '../lib/tributary.ts'],
    ['bin/app.ts', '../core/money/money.ts'],
    ['bin/app.ts', '../local/plan.ts'],
    ['bench/paths/time-runs.ts', '../../cli/attribute.ts'],
    ['functions/serve-snippet/handler.ts', '../../web/snippet/tributary.ts'],
    ['lib/tracking-stack.ts', '../web/snippet/tributary.ts'],
    ['web/snippet/tributary.ts', '../../core/tracking/landing-url.ts'],
    ['web/snippet/tributary.ts', '../../functions/shared/http/http.ts'],
    ['web/snippet/tributary.ts', 'zod'],
  ])('keeps %s from importing %s', (path, imported) => {
    const source = `import { anything } from '${imported}';\nexport const planted = anything;\n`;

    expect(lintPlanted(path, source)).toEqual(['lint/style/noRestrictedImports']);
  });

  it.each([
    'Date.now()',
    'process.env.STAGE',
    'fetch',
    'setTimeout',
    'setInterval',
    'crypto',
    'performance.now()',
  ])('keeps core from reaching for %s', (expression) => {
    const source = `export const planted = ${expression};\n`;

    expect(lintPlanted('core/time/now.ts', source)).toEqual(['lint/style/noRestrictedGlobals']);
  });

  it.each([
    ['core/money/add.ts', './money.ts'],
    ['core/plans/rate.ts', '../money/money.ts'],
    ['adapters/dynamo/table.ts', '../../core/money/money.ts'],
    ['functions/check-health/handler.ts', '../../adapters/dynamo/table.ts'],
    ['lib/tributary.ts', './data-stack.ts'],
    ['cli/dev.ts', '../local/plan.ts'],
    ['bin/app.ts', '../lib/tributary.ts'],
    ['bench/assess-conversion.ts', '../core/assessment/assess.ts'],
    ['bench/settlement/open-system.ts', '../../functions/post-legs/post-legs.ts'],
  ])('lets %s import %s', (path, imported) => {
    const source = `import { anything } from '${imported}';\nexport const planted = anything;\n`;

    expect(lintPlanted(path, source)).toEqual([]);
  });

  it('holds in this tree', () => {
    expect(violations(lint(root, '.'))).toEqual([]);
  });

  it('leaves no randomness in core, which the linter cannot see', () => {
    const sources = readdirSync(join(root, 'core'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => ({ path, source: readFileSync(join(root, 'core', path), 'utf8') }));

    expect(sources.length).toBeGreaterThan(20);
    expect(sources.filter(({ source }) => /Math\s*\.\s*random/.test(source))).toEqual([]);
  });
});
