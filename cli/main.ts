import type { CommandIo } from './command-io.ts';
import { UsageError } from './usage-error.ts';

/** Answers the exit code: 0 done, 1 refused or violated, 2 usage or unreadable input, 3 failed. */
type Command = (argv: readonly string[], io: CommandIo) => Promise<number>;

type CommandEntry = {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Loads the command's file, and with it what only this command needs. */
  readonly load: () => Promise<{ readonly run: Command }>;
};

const commands: Readonly<Record<string, CommandEntry>> = {
  attribute: {
    summary: 'share the conversions of a path file between its channels',
    load: () => import('./attribute.ts'),
  },
  'connection backfill': {
    summary: 'read the orders from before a shop was connected',
    load: () => import('./connection-backfill.ts'),
  },
  'connection connect': {
    summary: 'register a shop’s topics, and read its orders from before',
    load: () => import('./connection-connect.ts'),
  },
  'connection topics': {
    summary: 'show, register or remove what a shop tells',
    load: () => import('./connection-topics.ts'),
  },
  demo: {
    summary: 'the main job, end to end, on the shipped sample shop',
    load: () => import('./demo.ts'),
  },
  dev: {
    summary: 'run the whole system on this machine',
    load: () => import('./dev.ts'),
  },
  'finance accrual': {
    summary: 'say what is owed at a cut-off, by account and currency',
    load: () => import('./finance-accrual.ts'),
  },
  'finance cash': {
    summary: 'say which cash payouts will need, by currency, rail and day',
    load: () => import('./finance-cash.ts'),
  },
  'finance journal': {
    summary: 'write the journal under the numbers of your own accounts',
    load: () => import('./finance-journal.ts'),
  },
  'finance lock': {
    summary: 'close the books of a month, for good',
    load: () => import('./finance-lock.ts'),
  },
  'ledger verify': {
    summary: 'check every invariant of the ledger over a whole store',
    load: () => import('./ledger-verify.ts'),
  },
  pause: {
    summary: 'stop the closings or the payouts of a program',
    load: () => import('./pause.ts'),
  },
  'payee assign': {
    summary: 'say who is paid for a creator, and with which cut',
    load: () => import('./payee-assign.ts'),
  },
  'payee unassign': {
    summary: 'pay a creator directly again',
    load: () => import('./payee-unassign.ts'),
  },
  'payouts file': {
    summary: 'write a list of payouts as a bank file',
    load: () => import('./payouts-file.ts'),
  },
  'payouts reconcile': {
    summary: 'hold a provider’s report of payouts against the ledger',
    load: () => import('./payouts-reconcile.ts'),
  },
  'payouts run': {
    summary: 'pay out what is payable, or say what that would be',
    load: () => import('./payouts-run.ts'),
  },
  'plan check': {
    summary: 'check a commission plan, and say it in plain English',
    load: () => import('./plan-check.ts'),
  },
  'privacy erase': {
    summary: 'remove what is kept of a person or a creator',
    load: () => import('./privacy-erase.ts'),
  },
  'privacy export': {
    summary: 'hand out what is kept of a person or a creator',
    load: () => import('./privacy-export.ts'),
  },
  'rates import': {
    summary: 'record the ECB’s reference rates',
    load: () => import('./rates-import.ts'),
  },
  resume: {
    summary: 'let the closings or the payouts of a program go on',
    load: () => import('./resume.ts'),
  },
  seed: {
    summary: 'load a merchant from a YAML file',
    load: () => import('./seed.ts'),
  },
  'social parse': {
    summary: 'read an answer of a platform as content and metrics',
    load: () => import('./social/parse.ts'),
  },
  statement: {
    summary: 'fetch a creator’s or a payee’s statement of a month',
    load: () => import('./statement.ts'),
  },
  'tax remit': {
    summary: 'say that withheld tax was paid to its authority',
    load: () => import('./tax-remit.ts'),
  },
  'tax remittances': {
    summary: 'show what is withheld, remitted and open of a tax year',
    load: () => import('./tax-remittances.ts'),
  },
  'tax report': {
    summary: 'add up what receivers were paid in a tax year, by the return that names them',
    load: () => import('./tax-report.ts'),
  },
  'tax withhold': {
    summary: 'say what is withheld of a payment, and by which rule',
    load: () => import('./tax-withhold.ts'),
  },
  'webhook check': {
    summary: 'verify a webhook and print its facts, or why it is refused',
    load: () => import('./webhook/check.ts'),
  },
  'webhook send': {
    summary: 'post a signed delivery to a system, as a shop would',
    load: () => import('./webhook/send.ts'),
  },
};

const help = `usage: tributary COMMAND [options]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(19)} ${summary}`)
  .join('\n')}

"tributary COMMAND --help" says more. Exit codes: 0 done or accepted, 1 refused or violated,
2 usage or unreadable input, 3 failed for another cause.`;

const consoleIo: CommandIo = {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
};

/**
 * Runs the command that the arguments name.
 *
 * @param argv - the arguments after the program's name.
 * @returns the exit code; it never throws.
 */
export async function main(argv: readonly string[], io: CommandIo = consoleIo): Promise<number> {
  if (argv[0] === '--help' || argv[0] === 'help') {
    io.out(help);
    return 0;
  }
  const name = [argv.slice(0, 2).join(' '), argv[0] ?? ''].find((given) =>
    Object.hasOwn(commands, given),
  );
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || command === undefined) {
    io.err(argv.length === 0 ? help : `There is no command "${argv.join(' ')}".\n\n${help}`);
    return 2;
  }

  try {
    const { run } = await command.load();
    return await run(argv.slice(name.split(' ').length), io);
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 3;
  }
}
