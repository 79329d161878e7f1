import { expect, it } from '@jest/globals';
import { simulateWeek } from './simulate-week.ts';

it('finds every post once within all quotas, through outages, ended tokens and killed workers', async () => {
  const week = await simulateWeek({ accounts: 24, days: 2, seed: 7 });

  expect(week.broken).toEqual([]);
  const posts = Object.values(week.platforms).map((platform) => platform.posts);
  expect(posts.every((count) => count > 0)).toBe(true);
  expect(week.kills).toBeGreaterThan(0);
}, 120_000);
