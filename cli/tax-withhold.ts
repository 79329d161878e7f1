import { parseArgs } from 'node:util';
import { taxPaymentSchema } from '../adapters/documents/tax-payment-schema.ts';
import { withholdingRules, withholdTax } from '../core/tax/index.ts';
import type { CommandIo } from './command-io.ts';
import { listIssues } from './list-issues.ts';
import { readJsonFile } from './read-json-file.ts';
import { describeDecision } from './tax/describe-decision.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary tax withhold --payment FILE

Says what is withheld of a payment, and the rule that says so. FILE is JSON:

  {
    "payer": { "country": "US" },
    "payee": { "country": "US", "kind": "individual", "evidence": ["tin"] },
    "payment": { "date": "2026-05-15", "gross": "1750.00", "currency": "USD", "kind": "commission" },
    "earlier": [{ "date": "2026-02-01", "gross": "500.00", "withheld": "0.00" }]
  }

kind of the payee: individual, company. kind of the payment: commission, fee, royalty, in-kind; servicesPerformedIn
and socialSecurity where a rule asks. evidence: tin, foreign-status, treaty, pan, npwp, abn, hobby.

Prints JSON: outcome (withhold, or hold with a reason: nobody is paid on a guess), ruleId, withheld, net, working.

Exit codes: 0 withhold (also nothing), 1 hold, 2 usage or unreadable input.`;

/**
 * `tributary tax withhold`: what the rules of the payment's day say.
 *
 * @returns the exit code: 0 decided, 1 on hold.
 * @throws UsageError for wrong options, or a file that is no payment.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const payment = await readPayment(readFileOption(argv));
  const decision = withholdTax(payment, withholdingRules);
  io.out(JSON.stringify(describeDecision(payment, decision), null, 2));
  return decision.outcome === 'withhold' ? 0 : 1;
}

async function readPayment(file: string) {
  const parsed = taxPaymentSchema.safeParse(await readJsonFile(file));
  if (parsed.success) return parsed.data;
  throw new UsageError(listIssues(`${file} is no payment`, parsed.error.issues));
}

function readFileOption(argv: readonly string[]): string {
  const { payment } = parse(argv);
  if (payment === undefined) throw new UsageError(`Name the file of a payment.\n\n${usage}`);
  return payment;
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: { payment: { type: 'string' } } }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}
