import { describe, expect, it } from '@jest/globals';
import { main } from '../../cli/main.ts';

async function call(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(argv, { out: (line) => out.push(line), err: (line) => err.push(line) });

  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('main', () => {
  it.each([['--help'], ['help']])('lists the commands for %s', async (asked) => {
    const { code, out } = await call(asked);

    expect(code).toBe(0);
    expect(out).toMatch(/dev .*\n(.*\n)*.*webhook check/);
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['paint']],
    ['half a command', ['webhook']],
    ['a name that every object has', ['constructor']],
    ['an unknown option', ['dev', '--paint']],
    ['a port that is none', ['dev', '--port', 'x']],
    ['a start that is no instant', ['dev', '--start-at', 'soon']],
    ['a seed file that is not there', ['dev', '--seed', '/nowhere/seed.yaml']],
  ])('answers 2 to %s, and says what to do', async (_, argv) => {
    const { code, out, err } = await call(...argv);

    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
  });

  it('finds commands of two words', async () => {
    const { code, err } = await call('webhook', 'check', '--provider', 'shopify');

    expect(code).toBe(2);
    expect(err).toContain('--secret is missing');
  });

  it('shows how a command is used', async () => {
    const { code, out } = await call('dev', '--help');

    expect(code).toBe(0);
    expect(out).toContain('--seed FILE');
  });
});
