import { availableParallelism } from 'node:os';
import { assess } from '../core/assessment/assess.ts';
import type { Assessment } from '../core/assessment/assessment.ts';
import { explainConversion } from '../core/assessment/explanation/explain-conversion.ts';
import { attribute } from '../core/attribution/attribute.ts';
import type { ConversionCase } from './assess/conversion-case.ts';
import { makeCases } from './assess/make-cases.ts';
import { assessNaively } from './assess/naive-assessment.ts';
import { type Scenario, scenarios } from './assess/scenarios.ts';

/*
 * How many conversions of ten touches and three lines one core assesses in a second, beside a naive
 * implementation in the same process.
 *
 *   npm run bench:assess             the figures of docs/benchmarks.md (a minute)
 *   npm run bench:assess -- --quick  one short round
 *
 * Time is the process's CPU time, its garbage collector's threads included. The ways take turns, in
 * short rounds of which the best counts: what else runs on a shared core only ever makes one slower.
 * Their cents must agree.
 */

type Way = { readonly name: string; readonly run: (one: ConversionCase) => unknown };

const isQuick = process.argv.includes('--quick');
const rounds = isQuick ? 3 : 20;
const secondsPerRound = 0.3;

const ways: readonly Way[] = [
  { name: 'attribute and assess', run: assessCase },
  { name: '  of that attribute', run: attributeCase },
  { name: 'the same, and explain for the API', run: (one) => explainCase(one, assessCase(one)) },
  { name: 'naive, without any explanation', run: assessNaively },
];

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} cores, best of ${rounds} rounds\n`,
);
for (const scenario of scenarios) runScenario(scenario);

function runScenario(scenario: Scenario): void {
  const cases = makeCases(scenario, 500);
  for (const one of cases) checkCents(one);

  const best = ways.map(() => 0);
  for (let round = 0; round < rounds; round += 1) {
    ways.forEach(({ run }, place) => {
      best[place] = Math.max(best[place] ?? 0, measure(run, cases));
    });
  }
  console.log(`${scenario.name}:`);
  for (const [place, { name }] of ways.entries()) {
    const perSecond = best[place] ?? 0;
    const ratio = (perSecond / (best.at(-1) ?? 0)).toFixed(1);
    const rate = Math.round(perSecond).toLocaleString('en-US');
    console.log(
      `  ${name.padEnd(36)}${rate.padStart(9)} a second and core${`x ${ratio}`.padStart(8)}`,
    );
  }
  console.log();
}

/** Conversions per second of CPU time. */
function measure(run: Way['run'], cases: readonly ConversionCase[]): number {
  let done = 0;
  const start = process.cpuUsage();
  const cpuSeconds = () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  while (cpuSeconds() < secondsPerRound) {
    for (const one of cases) run(one);
    done += cases.length;
  }
  return done / cpuSeconds();
}

function attributeCase({ candidates, conversion, policy }: ConversionCase) {
  return attribute(candidates, conversion, policy);
}

function assessCase(one: ConversionCase): Assessment {
  const { conversionId } = one.conversion;
  return assess({
    conversionId,
    order: one.order,
    attribution: attributeCase(one),
    terms: one.terms,
  });
}

function explainCase(one: ConversionCase, assessment: Assessment) {
  const { convertedAt } = one.conversion;
  return explainConversion({
    assessment,
    order: one.order,
    names: {},
    state: {
      status: 'pending',
      placedAt: convertedAt,
      closeAt: convertedAt,
      revision: 0,
      holds: [],
      summary: {
        revenueMinorUnits: 0n,
        discountMinorUnits: 0n,
        commissionMinorUnits: 0n,
        newCustomer: false,
        refundedMinorUnits: 0n,
      },
    },
  });
}

function checkCents(one: ConversionCase): void {
  const naive = [...assessNaively(one)].filter(([, minorUnits]) => minorUnits !== 0n);
  const { owed } = assessCase(one);
  const agree =
    naive.length === owed.length &&
    owed.every(({ creatorId, minorUnits }) => new Map(naive).get(creatorId) === minorUnits);
  if (!agree) throw new Error(`The ways disagree about ${one.conversion.conversionId}.`);
}
