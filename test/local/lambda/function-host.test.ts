import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFunctionHost, type LocalFunctionHost } from '../../../local/lambda/function-host.ts';
import { ThrottledError } from '../../../local/lambda/throttled-error.ts';
import type { PlannedFunction } from '../../../local/plan.ts';

const endpoints = {
  dynamodb: 'http://127.0.0.1:1',
  sqs: 'http://127.0.0.1:2',
  s3: 'http://127.0.0.1:2',
  eventBridge: 'http://127.0.0.1:3',
  secretsManager: 'http://127.0.0.1:4',
};

describe('createFunctionHost', () => {
  let folder: string;
  let host: LocalFunctionHost;
  let lines: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'function-host-'));
    lines = [];
  });

  afterEach(async () => {
    await host.stop();
    rmSync(folder, { recursive: true });
  });

  function hostOf(source: string, settings: Partial<PlannedFunction> = {}): LocalFunctionHost {
    host = createFunctionHost({
      functions: [plannedFunction(folder, source, settings)],
      endpoints,
      clock: { now: () => 0, offsetMs: 5_000 },
      onLog: (_name, line) => lines.push(line),
    });

    return host;
  }

  it('answers what the handler answers, and keeps the process warm', async () => {
    hostOf(
      'let calls = 0; export const handler = async (event) => ({ ...event, calls: ++calls });',
    );

    const first = await host.invoke('Function', { a: 1 });
    const second = await host.invoke('Function', { a: 2 });

    expect(first).toEqual({ ok: true, value: { a: 1, calls: 1 } });
    expect(second).toEqual({ ok: true, value: { a: 2, calls: 2 } });
  });

  it('answers null where the handler answers nothing', async () => {
    hostOf('export const handler = async () => {};');

    expect(await host.invoke('Function', {})).toEqual({ ok: true, value: null });
  });

  it('gives the process the settings of the template and none of its own', async () => {
    process.env.SECRET_OF_THE_PARENT = 'seen';
    hostOf('export const handler = async () => process.env;', {
      environment: { TABLE: 'Touches' },
    });

    const result = await host.invoke('Function', {});

    expect(result).toMatchObject({
      value: {
        TABLE: 'Touches',
        AWS_LAMBDA_FUNCTION_NAME: 'sample',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
        AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
        AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoints.dynamodb,
        AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.eventBridge,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsManager,
      },
    });
    expect(result).not.toHaveProperty('value.SECRET_OF_THE_PARENT');
    expect(result).not.toHaveProperty('value.HOME');
  });

  it('passes a context with a request id and the time that remains', async () => {
    hostOf(
      `export const handler = async (event, context) => ({
        id: context.awsRequestId, left: context.getRemainingTimeInMillis(), arn: context.invokedFunctionArn,
      });`,
      { timeoutMs: 20_000 },
    );

    const result = (await host.invoke('Function', {})) as unknown as {
      value: { id: string; left: number; arn: string };
    };

    expect(result.value.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(result.value.left).toBeGreaterThan(0);
    expect(result.value.left).toBeLessThanOrEqual(20_000);
    expect(result.value.arn).toBe('arn:aws:lambda:us-east-1:000000000000:function:sample');
  });

  it('hands the offset of the clock to the preloaded clock of the process', async () => {
    hostOf(`let offset; globalThis[Symbol.for('tributary.local.clock')] = { setOffset(ms) { offset = ms; } };
      export const handler = async () => offset;`);

    expect(await host.invoke('Function', {})).toEqual({ ok: true, value: 5_000 });
  });

  it('reports a thrown error by name and message, and keeps the process', async () => {
    hostOf(`let calls = 0;
      export const handler = async () => { calls += 1; if (calls === 1) throw new RangeError('no'); return calls; };`);

    const first = await host.invoke('Function', {});
    const second = await host.invoke('Function', {});

    expect(first).toEqual({ ok: false, errorType: 'RangeError', errorMessage: 'no' });
    expect(second).toEqual({ ok: true, value: 2 });
  });

  it('ends an invocation that takes longer than the time-out, and its process', async () => {
    hostOf(
      `let calls = 0;
      export const handler = async (event) => { calls += 1; if (event.hang) for (;;); return calls; };`,
      { timeoutMs: 1_500 },
    );

    const hung = await host.invoke('Function', { hang: true });
    const next = await host.invoke('Function', {});

    expect(hung).toEqual({
      ok: false,
      errorType: 'Sandbox.Timedout',
      errorMessage: 'Task timed out after 1.50 seconds',
    });
    expect(next).toEqual({ ok: true, value: 1 });
  });

  it.each([
    ['exits', 'process.exit(7)', 'Runtime.ExitError'],
    ['is killed', "process.kill(process.pid, 'SIGKILL')", 'Runtime.ExitError'],
    [
      'leaves a rejection unhandled',
      "Promise.reject(new Error('lost')); await new Promise(() => setTimeout(() => {}, 5000))",
      'Runtime.UnhandledPromiseRejection',
    ],
  ])(
    'fails the invocation of a process that %s, and starts a new one',
    async (_, crash, errorType) => {
      hostOf(
        `export const handler = async (event) => { if (event.crash) { ${crash} } return 'well'; };`,
      );

      const crashed = await host.invoke('Function', { crash: true });
      const next = await host.invoke('Function', {});

      expect(crashed).toMatchObject({ ok: false, errorType });
      expect(next).toEqual({ ok: true, value: 'well' });
    },
  );

  it('fails every invocation of a bundle that cannot be loaded', async () => {
    hostOf("throw new Error('SETTING is missing');");

    expect(await host.invoke('Function', {})).toEqual({
      ok: false,
      errorType: 'Runtime.Error',
      errorMessage: 'SETTING is missing',
    });
  });

  it('never runs more invocations at once than the reserved concurrency', async () => {
    hostOf(
      `let running = 0;
      export const handler = async () => {
        console.log(++running, 'at once');
        await new Promise((done) => setTimeout(done, 20));
        running -= 1;
        return process.pid;
      };`,
      { reservedConcurrency: 1 },
    );

    const results = await Promise.all(
      [1, 2, 3].map(() => host.invoke('Function', {}, { waitForCapacity: true })),
    );

    const processes = new Set(results.map((result) => result.ok && result.value));
    expect(processes.size).toBe(1);
    expect(lines).toEqual(['1 at once', '1 at once', '1 at once']);
    expect(host.pending()).toBe(0);
  });

  it('refuses an invocation that finds no capacity and does not wait', async () => {
    hostOf('export const handler = async () => new Promise((done) => setTimeout(done, 200));', {
      reservedConcurrency: 1,
    });

    const running = host.invoke('Function', {});

    await expect(host.invoke('Function', {})).rejects.toThrow(ThrottledError);
    await running;
  });

  it('runs the new version after a replacement', async () => {
    hostOf("export const handler = async () => 'old';");
    const before = await host.invoke('Function', {});
    const newer = mkdtempSync(join(folder, 'newer-'));

    host.replace(plannedFunction(newer, "export const handler = async () => 'new';", {}));

    expect(before).toEqual({ ok: true, value: 'old' });
    expect(await host.invoke('Function', {})).toEqual({ ok: true, value: 'new' });
  });

  it('passes on what a function writes', async () => {
    hostOf("export const handler = async () => { console.log('a line'); };");

    await host.invoke('Function', {});
    await host.stop();

    expect(lines).toContain('a line');
  });
});

function plannedFunction(
  codeFolder: string,
  source: string,
  settings: Partial<PlannedFunction>,
): PlannedFunction {
  writeFileSync(join(codeFolder, 'index.mjs'), source);

  return {
    logicalId: 'Function',
    name: 'sample',
    codeFolder,
    handler: 'index.handler',
    timeoutMs: 5_000,
    memoryMb: 128,
    environment: {},
    ...settings,
  };
}
