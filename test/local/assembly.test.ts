import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findAssembly, SynthesisError } from '../../local/assembly.ts';

const app = `
import { writeFileSync } from 'node:fs';
writeFileSync(process.env.CDK_OUTDIR + '/context.json', process.env.CDK_CONTEXT_JSON ?? '');
writeFileSync(process.env.CDK_OUTDIR + '/environment.json', JSON.stringify(Object.keys(process.env)));
`;

describe('findAssembly', () => {
  let projectFolder: string;
  let syntheses: number;

  beforeEach(() => {
    projectFolder = mkdtempSync(join(tmpdir(), 'project-'));
    syntheses = 0;
    write('package.json', '{"type":"module"}');
    write('cdk.json', '{"context":{"flag":true}}');
    write('core/rule.ts', 'export const rate = 1;');
    write('bin/app.ts', app);
  });

  afterEach(() => {
    rmSync(projectFolder, { recursive: true });
  });

  function write(path: string, content: string): void {
    mkdirSync(dirname(join(projectFolder, path)), { recursive: true });
    writeFileSync(join(projectFolder, path), content);
  }

  function find(): Promise<string> {
    return findAssembly({
      projectFolder,
      onSynthesis: () => {
        syntheses += 1;
      },
    });
  }

  it('synthesizes the stage dev with the context of cdk.json', async () => {
    const folder = await find();

    const context = JSON.parse(readFileSync(join(folder, 'context.json'), 'utf8'));
    expect(context).toEqual({ flag: true, stage: 'dev' });
  });

  it('synthesizes once for the same sources', async () => {
    const first = await find();
    const second = await find();

    expect(second).toBe(first);
    expect(syntheses).toBe(1);
  });

  it.each([
    ['a source', 'core/rule.ts'],
    ['a new file', 'functions/more/handler.ts'],
    ['the settings of the CDK', 'cdk.json'],
    ['the lock file', 'package-lock.json'],
  ])('synthesizes anew after a change of %s', async (_, path) => {
    const first = await find();
    write(path, '{}');
    const second = await find();

    expect(second).not.toBe(first);
    expect(syntheses).toBe(2);
  });

  it('keeps nothing of a synthesis during which a source changed', async () => {
    write(
      'bin/app.ts',
      `import { cpSync, writeFileSync } from 'node:fs';
      cpSync('core/rule.ts', process.env.CDK_OUTDIR + '/rule.ts');
      writeFileSync('core/rule.ts', 'export const rate = 2;');`,
    );

    const folder = await find();

    expect(readFileSync(join(folder, 'rule.ts'), 'utf8')).toBe('export const rate = 2;');
    expect(syntheses).toBe(2);
  });

  it('says what the CDK said when it fails, and keeps nothing of it', async () => {
    write('bin/app.ts', "throw new Error('There is no stage');");

    await expect(find()).rejects.toThrow(SynthesisError);
    await expect(find()).rejects.toThrow('There is no stage');
    expect(readdirSync(join(projectFolder, '.tributary', 'assembly'))).toEqual([]);
  });

  it('removes the assemblies that were used longest ago', async () => {
    const folders: string[] = [];
    for (const version of [1, 2, 3, 4, 5]) {
      write('core/rule.ts', `export const rate = ${version};`);
      folders.push(await find());
    }

    expect(folders.map((folder) => existsSync(folder))).toEqual([false, true, true, true, true]);
  });
});
