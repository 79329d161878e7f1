import { describe, expect, it } from '@jest/globals';
import { rememberFound } from '../../../adapters/memory/remember-found.ts';
import { aLink } from '../../support/factories/a-program.ts';

function start() {
  const clock = { now: 1_772_449_200_000 };
  const stored = new Map([
    ['tent', aLink({ slug: 'tent', destination: 'https://shop.example/a' })],
  ]);
  const reads: string[] = [];
  const find = rememberFound(
    async (slug) => {
      reads.push(slug);
      return stored.get(slug);
    },
    () => clock.now,
  );
  return { clock, stored, reads, find };
}

describe('what is remembered of links', () => {
  it('is read once in ten seconds, and then as it is by then', async () => {
    const { clock, stored, reads, find } = start();

    await find('tent');
    stored.set('tent', aLink({ slug: 'tent', destination: 'https://shop.example/b' }));
    clock.now += 10_000;
    expect((await find('tent'))?.destination).toBe('https://shop.example/a');
    clock.now += 1;

    expect((await find('tent'))?.destination).toBe('https://shop.example/b');
    expect(reads).toEqual(['tent', 'tent']);
  });

  it('is looked for each time while nobody has one', async () => {
    const { stored, find } = start();

    expect(await find('boat')).toBeUndefined();
    stored.set('boat', aLink({ slug: 'boat' }));

    expect((await find('boat'))?.slug).toBe('boat');
  });

  it('is asked for again at once if it could not be read', async () => {
    let isDown = true;
    const find = rememberFound(
      async () => {
        if (isDown) throw new Error('Down.');
        return aLink();
      },
      () => 0,
    );

    await expect(find('tent')).rejects.toThrow('Down.');
    isDown = false;

    expect(await find('tent')).toBeDefined();
  });
});
