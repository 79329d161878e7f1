import { ecbSource, readEcbFile } from '../../adapters/rates/ecb/read-ecb-file.ts';
import { type ImportedRates, importRates } from '../../core/money/import-rates.ts';
import type { RateImports } from '../../core/money/rate-imports.ts';
import type { RateStore } from '../../core/money/rate-store.ts';
import { isTargetClosed } from '../../core/money/target-days.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';

export type ImportEcbRatesPorts = {
  readonly imports: Pick<RateImports, 'listMerchants'>;
  readonly rates: RateStore;
  readonly fetchFile: () => Promise<string>;
  readonly now: () => Instant;
  readonly report: (merchantId: string, imported: ImportedRates) => void;
};

/**
 * Imports the ECB's rates for every merchant who asked for it. Nobody asked: nothing is fetched.
 *
 * @throws AggregateError after all had their turn, if some failed; the next run makes up for it.
 */
export function makeImportEcbRates(ports: ImportEcbRatesPorts) {
  return async (): Promise<void> => {
    const merchantIds = await ports.imports.listMerchants(ecbSource);
    if (merchantIds.length === 0) return;
    const now = ports.now();
    const days = readEcbFile(await ports.fetchFile(), now);
    const failures: unknown[] = [];
    for (const merchantId of merchantIds) {
      try {
        const question = { merchantId, source: ecbSource, days, isClosed: isTargetClosed };
        const imported = await importRates(ports.rates, { ...question, today: formatDay(now) });
        ports.report(merchantId, imported);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) {
      throw new AggregateError(failures, `The rates of ${failures.length} merchants failed.`);
    }
  };
}
