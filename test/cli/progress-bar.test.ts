import { describe, expect, it } from '@jest/globals';
import { openProgressBar } from '../../cli/progress-bar.ts';

/** A terminal that remembers, and a clock that the test moves. */
function aTerminal(columns: number | undefined = 80, isTTY = true) {
  const written: string[] = [];
  let nowMs = 0;
  const bar = openProgressBar({ isTTY, columns, write: (text) => written.push(text) }, () => nowMs);
  return { bar, written, pass: (ms: number) => (nowMs += ms) };
}

const erase = '\r\u001b[K';

describe('openProgressBar', () => {
  it('shows the share that is done, and what the caller adds', () => {
    const { bar, written, pass } = aTerminal();

    pass(100);
    bar.advance({ done: 25, total: 100, describe: () => '7 rows' });

    expect(written).toEqual([`${erase}${'█'.repeat(7)}${'░'.repeat(21)}  25 %  7 rows`]);
  });

  it('shows no share of a total that nobody knows', () => {
    const { bar, written, pass } = aTerminal();

    pass(100);
    bar.advance({ done: 25, total: undefined, describe: () => '7 rows' });

    expect(written).toEqual([`${erase}7 rows`]);
  });

  it('draws ten times a second at most, and describes only what it draws', () => {
    const { bar, written, pass } = aTerminal();
    let described = 0;
    const describe = () => {
      described += 1;
      return '';
    };

    for (let step = 0; step < 1_000; step += 1) {
      pass(1);
      bar.advance({ done: step, total: 1_000, describe });
    }

    expect(written).toHaveLength(10);
    expect(described).toBe(10);
  });

  it('leaves nothing behind', () => {
    const { bar, written, pass } = aTerminal();
    bar.clear();
    expect(written).toEqual([]);

    pass(100);
    bar.advance({ done: 1, total: 2 });
    bar.clear();
    bar.clear();

    expect(written.slice(1)).toEqual([erase]);
  });

  it('stays on one line of a narrow terminal', () => {
    const { bar, written, pass } = aTerminal(20);

    pass(100);
    bar.advance({ done: 1, total: 2, describe: () => 'rows' });

    expect(written[0]?.slice(erase.length)).toHaveLength(19);
  });

  it('is full when more is done than there was, and when there was nothing to do', () => {
    const { bar, written, pass } = aTerminal();

    for (const total of [10, 0]) {
      pass(100);
      bar.advance({ done: 11, total });
    }

    expect(written).toEqual(Array(2).fill(`${erase}${'█'.repeat(28)} 100 %`));
  });

  it('writes nothing of short work into a log', () => {
    const { bar, written, pass } = aTerminal(80, false);

    pass(59_999);
    bar.advance({ done: 1, total: 2 });
    bar.clear();

    expect(written).toEqual([]);
  });

  it('writes a line a minute into a log, so that who reads it sees that work goes on', () => {
    const { bar, written, pass } = aTerminal(80, false);

    for (let step = 1; step <= 150; step += 1) {
      pass(1_000);
      bar.advance({ done: step, total: 150, describe: () => '1 seed/s' });
    }
    bar.advance({ done: 150, total: undefined });

    expect(written).toEqual(['60 of 150  1 seed/s\n', '120 of 150  1 seed/s\n']);
  });
});
