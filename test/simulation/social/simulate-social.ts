import { simulateWeek } from './simulate-week.ts';

/** `npm run simulate:social [-- accounts days seed]`: a week of polling against the fakes, and what it came to. */
const [accounts = 500, days = 7, seed = 1] = process.argv.slice(2).map(Number);

const week = await simulateWeek({
  ...{ accounts, days, seed },
  onDay: (day) => process.stderr.write(`day ${day + 1} of ${days}\n`),
});
console.table(week.platforms);
console.log(`Workers killed: ${week.kills}. Accounts connected again: ${week.reconnected}.`);
for (const promise of week.broken) console.log(`BROKEN: ${promise}`);
process.exitCode = week.broken.length === 0 ? 0 : 1;
