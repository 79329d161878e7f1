import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import { readLedgerExport } from '../read-ledger-export.ts';
import { readLocalLedger } from '../read-local-ledger.ts';
import { UsageError } from '../usage-error.ts';

/** What `--help` says of the options that all of them have. */
export const sharedUsage = `  --data DIR      the folder of a local runtime, running or not  (default: .tributary/data)
  --export FILE   a store that "tributary ledger verify --save" wrote
  --merchant M    whose; not needed where there is only one
  --json          print JSON in place of CSV`;

export type FinanceValues = Readonly<
  Partial<
    Record<
      | 'accounts'
      | 'at'
      | 'data'
      | 'export'
      | 'from'
      | 'merchant'
      | 'period'
      | 'run-day'
      | 'to'
      | 'zone'
      | 'url'
      | 'key'
      | 'reason',
      string | undefined
    >
  >
> & { readonly isJson: boolean };

/**
 * The options of a command of finance.
 *
 * @throws UsageError for what is none of them.
 */
export function readFinanceOptions(
  argv: readonly string[],
  own: readonly string[],
  usage: string,
): FinanceValues {
  const text = { type: 'string' } as const;
  const names = ['data', 'export', 'merchant', ...own];
  try {
    const { values } = parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        ...Object.fromEntries(names.map((name) => [name, text])),
        json: { type: 'boolean' },
      },
    });
    const { json, ...texts } = values as Omit<FinanceValues, 'isJson'> & {
      readonly json?: boolean;
    };
    if (texts.data !== undefined && texts.export !== undefined) {
      throw new Error('Either --data or --export, not both.');
    }
    return { ...texts, isJson: json ?? false };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

/** The store that the options name, and whose of it is asked about. @throws UsageError if that is not clear. */
export async function openBooks(
  values: FinanceValues,
): Promise<{ readonly store: LedgerExport; readonly merchantId: string }> {
  const store =
    values.export === undefined
      ? await readLocalLedger(resolve(values.data ?? '.tributary/data'))
      : await readLedgerExport(values.export);
  const merchantIds = new Set([
    ...store.conversions.map(({ state }) => state.merchantId),
    ...store.accounts.map(({ head }) => head.merchantId),
  ]);
  const [only, ...others] = merchantIds;
  const merchantId = values.merchant ?? (others.length === 0 ? only : undefined);
  if (merchantId !== undefined && (merchantIds.has(merchantId) || merchantIds.size === 0)) {
    return { store, merchantId };
  }
  const known = [...merchantIds].toSorted().join(', ');
  throw new UsageError(
    merchantIds.size === 0 ? 'The ledger is empty.' : `Name a merchant with --merchant: ${known}.`,
  );
}
