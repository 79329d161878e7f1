import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256 } from '../adapters/crypto/sha256.ts';
import { dynamoAccountIndex } from '../adapters/dynamo/account-index.ts';
import { dynamoLedgerStore } from '../adapters/dynamo/ledger-store.ts';
import { dynamoPayoutControls } from '../adapters/dynamo/payout-controls.ts';
import { dynamoPayoutStore } from '../adapters/dynamo/payout-store.ts';
import { dynamoProgramDirectory } from '../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../adapters/dynamo/program-registry.ts';
import { dynamoRateStore } from '../adapters/dynamo/rate-store.ts';
import { payoutFileWriter } from '../adapters/rails/write-payout-file.ts';
import type { PayoutRun } from '../core/payouts/payout-store.ts';
import { msPerDay } from '../core/time/instant.ts';
import { type BatchKey, makePlanPayouts } from '../functions/plan-payouts/plan-payouts.ts';
import { makeRunPayoutBatch } from '../functions/run-payout-batch/run-payout-batch.ts';
import { makeResolvePayout } from '../functions/shared/paying/resolve-payout.ts';
import { aTextSeal } from '../test/support/a-text-seal.ts';
import { aMerchant, aProgram, orderMoment } from '../test/support/factories/index.ts';
import { noCalledRails } from '../test/support/no-called-rails.ts';
import { checkBankFile } from './payouts/check-bank-file.ts';
import { inLanes } from './payouts/in-lanes.ts';
import { earnedBy, loadAccount } from './payouts/load-accounts.ts';
import { openProgress } from './payouts/progress.ts';
import { openRawPuts } from './payouts/raw-puts.ts';
import { openStageMeter, type Stage } from './payouts/stage-meter.ts';
import { stagedPorts } from './payouts/staged-ports.ts';
import { openEmulator } from './settlement/open-emulator.ts';
import { tableDefinitions } from './settlement/table-definitions.ts';
import { countUnits } from './settlement/unit-counter.ts';

/*
 * What it takes to pay many creators of one merchant by bank file: seconds and units of each stage, beside raw conditional
 * puts of the same client into the same emulator, measured in turns with them. Interrupted, it says what it has.
 *
 *   npm run bench:payouts                    10,000 payouts (minutes)
 *   npm run bench:payouts -- --quick         400
 *   npm run bench:payouts -- --log FILE      a line a minute into a file, too
 */

const count = process.argv.includes('--quick') ? 400 : 10_000;
const logAt = process.argv.indexOf('--log');
const logFile = logAt === -1 ? undefined : process.argv[logAt + 1];
const merchantId = 'acme';
const atOnce = 16;
const confirmedPerTurn = 200;

class InterruptedError extends Error {}
let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    isInterrupted = true;
  });
}

const now = () => orderMoment + 60 * msPerDay;
const folder = mkdtempSync(join(tmpdir(), 'tributary-payouts-'));
const emulator = await openEmulator();
const counter = countUnits(emulator.documents);
const meter = openStageMeter(counter);
const raw = openRawPuts(emulator.documents, atOnce);
const { programs, ledger: accounts } = tableDefinitions;
const ledger = dynamoLedgerStore(counter.documents, accounts.name);
const payouts = dynamoPayoutStore(counter.documents, accounts.name);
const directory = dynamoProgramDirectory(counter.documents, programs.name);
const progress = [
  openProgress(process.stderr),
  ...(logFile === undefined ? [] : [openProgress(openLog(logFile))]),
];
const files: string[] = [];
/** How many went through the stages so far. */
const done = { planned: 0, released: 0, confirmed: 0 };

try {
  await load();
  const run = await plan();
  await payBatches(run);
  const payoutIds = checkFiles();
  await confirm(payoutIds);
} catch (error) {
  // What an interrupted emulator answers is no news.
  if (!isInterrupted) throw error;
  console.error('Interrupted; this is what was measured until then.');
} finally {
  report();
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function load(): Promise<void> {
  const registry = dynamoProgramRegistry(emulator.documents, programs.name);
  const minimums = [{ minorUnits: 2_500n, currency: 'EUR' }];
  await registry.addMerchant(aMerchant());
  await registry.saveProgram(aProgram({ payouts: { minimums } }));
  await inLanes(count, atOnce, async (n) => {
    await loadAccount(registry, dynamoLedgerStore(emulator.documents, accounts.name), n);
    advance('accounts made', n + 1);
  });
}

/** Plans twice: the dry run has to come to what the run then comes to. */
async function plan(): Promise<PayoutRun> {
  const queued: BatchKey[] = [];
  const planPayouts = makePlanPayouts({
    ...{ ledger, payouts, directory, now, ...noCalledRails },
    accounts: dynamoAccountIndex(emulator.documents, tableDefinitions.programs.name),
    controls: dynamoPayoutControls(emulator.documents, tableDefinitions.programs.name),
    rates: dynamoRateStore(emulator.documents, tableDefinitions.programs.name),
    enqueue: async (batches) => void queued.push(...batches),
  });
  await takeRawTurn();
  meter.enter('plan, dry run');
  const dry = await planPayouts({ merchantId, runId: 'run-1', dryRun: true });
  await takeRawTurn();
  meter.enter('plan');
  const run = await planPayouts({ merchantId, runId: 'run-1', dryRun: false });
  await takeRawTurn();
  if (run.planned.length !== count || run.skipped.length > 0 || queued.length === 0) {
    throw new Error(`${run.planned.length} of ${count} creators are to be paid.`);
  }
  if (dry.planned.some(({ minorUnits }, n) => minorUnits !== run.planned[n]?.minorUnits)) {
    throw new Error('The dry run planned something else.');
  }
  done.planned = run.planned.length;
  return run;
}

/** The batches one after another, as one worker takes them from the queue. */
async function payBatches(run: PayoutRun): Promise<void> {
  const runPayoutBatch = makeRunPayoutBatch({
    ...{ ...stagedPorts({ ledger, payouts }, meter), directory, now, sha256, ...noCalledRails },
    writeFile: payoutFileWriter(async () => aTextSeal),
    rates: dynamoRateStore(emulator.documents, tableDefinitions.programs.name),
    files: {
      async put(key, { content }) {
        const path = join(folder, key);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, content);
        files.push(path);
      },
    },
  });
  for (const { batchId } of run.batches) {
    done.released += (await runPayoutBatch({ merchantId, batchId })).payouts;
    await takeRawTurn();
    advance('released', done.released);
  }
}

/** The payouts of all files, which are just those that were earned. */
function checkFiles(): string[] {
  const sums = files.map((path) => checkBankFile(readFileSync(path, 'utf8')));
  const ids = sums.flatMap((sum) => sum.ids);
  const total = sums.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  const earned = Array.from({ length: count }, (_, n) => earnedBy(n)).reduce((a, b) => a + b);
  if (new Set(ids).size !== count || total !== earned) {
    throw new Error(`The bank files pay ${ids.length} times, ${total} cents of ${earned}.`);
  }
  console.log(`${files.length} bank files pay ${ids.length} times, EUR ${total} cents: all of it.`);
  return ids;
}

async function confirm(payoutIds: readonly string[]): Promise<void> {
  const resolvePayout = makeResolvePayout({ ledger, payouts, now, sha256 });
  for (let start = 0; start < payoutIds.length; start += confirmedPerTurn) {
    meter.enter('confirm');
    const turn = payoutIds.slice(start, start + confirmedPerTurn);
    await inLanes(turn.length, atOnce, async (n) => {
      const report = { outcome: 'confirmed', evidence: 'booked' } as const;
      const { kind } = await resolvePayout(merchantId, turn[n] ?? '', report);
      if (kind !== 'resolved') throw new Error(`The payout ${turn[n]} is ${kind}.`);
    });
    done.confirmed += turn.length;
    await takeRawTurn();
    advance('confirmed', done.confirmed);
  }
}

async function takeRawTurn(): Promise<void> {
  meter.enter('raw');
  await raw.takeTurn();
}

function advance(what: string, done: number): void {
  if (isInterrupted) throw new InterruptedError();
  for (const say of progress) say({ what, done, total: count });
}

function openLog(file: string) {
  return { write: (text: string) => appendFileSync(file, `${new Date().toISOString()} ${text}`) };
}

/** Of each stage that came to pass; what it takes is in raw puts of the same manner, alone or 16 at once. */
function report(): void {
  const totals = meter.totals();
  const pace = raw.seconds();
  const isTogether = (stage: Stage) => stage.startsWith('plan') || stage === 'confirm';
  const { planned, released, confirmed } = done;
  console.log(
    `${planned} payouts planned, ${released} released, ${confirmed} confirmed; a raw conditional put takes ${inMicroseconds(pace.alone)} alone,`,
  );
  console.log(`and ${inMicroseconds(pace.together)} where ${atOnce} go on at once.\n`);
  console.log('stage            seconds  µs each  raw puts  write units each  read units each');
  for (const [stage, { seconds, writeUnits, readUnits }] of totals) {
    if (stage === 'raw' || stage === 'setup') continue;
    const through = throughOf(stage);
    if (through === 0) continue;
    const each = seconds / through;
    const puts = each / (isTogether(stage) ? pace.together : pace.alone);
    const columns = [
      seconds.toFixed(1).padStart(7),
      Math.round(each * 1e6)
        .toString()
        .padStart(7),
      puts.toFixed(2).padStart(8),
      (writeUnits / through).toFixed(2).padStart(16),
      (readUnits / through).toFixed(2).padStart(15),
    ];
    console.log(`${stage.padEnd(15)}  ${columns.join('  ')}`);
  }
}

function throughOf(stage: Stage): number {
  if (stage.startsWith('plan')) return done.planned;
  return stage === 'confirm' ? done.confirmed : done.released;
}

function inMicroseconds(seconds: number): string {
  return `${Math.round(seconds * 1e6)} µs`;
}
