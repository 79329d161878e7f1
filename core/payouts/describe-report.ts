import type { RailReport } from './payout-rail.ts';

const findings: Readonly<Record<RailReport['finding'], string>> = {
  'in-progress': 'goes on with it',
  paid: 'has paid it',
  failed: 'has not paid it',
  returned: 'has it back',
  'never-seen': 'never took it: the payout never reached the rail',
  contradicted: 'has something else',
  unclear: 'does not say what became of it',
};

/** A report in words, for the history of its payout: what the rail says, its evidence, its id. */
export function describeReport(
  rail: string,
  { finding, evidence, reference }: Pick<RailReport, 'finding' | 'evidence' | 'reference'>,
): string {
  const id = reference === undefined ? '' : ` (${reference})`;
  return `${rail} ${findings[finding]}${id}: ${evidence}`;
}
