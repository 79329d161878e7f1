import { randomUUID } from 'node:crypto';
import { ApiRefusedError, type ManagementApi } from '../management-api.ts';
import type { BackfillDocument } from './watch-backfill.ts';

/** Begins a backfill, or goes on with the one that is under way. */
export function beginBackfill(
  api: ManagementApi,
  path: string,
  months: number | undefined,
): Promise<BackfillDocument> {
  const body = months === undefined ? {} : { months };
  return api.send('POST', path, body, randomUUID());
}

/**
 * As `beginBackfill`, unless there was one that is done, which stays so; nothing for a shop whose orders cannot be listed.
 */
export async function continueBackfill(
  api: ManagementApi,
  path: string,
  months: number | undefined,
): Promise<BackfillDocument | undefined> {
  try {
    const last = await findBackfill(api, path);
    return last?.status === 'done' ? last : await beginBackfill(api, path, months);
  } catch (error) {
    const isListed =
      !(error instanceof ApiRefusedError) || !error.problem.includes('/problems/orders-not-listed');
    if (isListed) throw error;
    return undefined;
  }
}

async function findBackfill(
  api: ManagementApi,
  path: string,
): Promise<BackfillDocument | undefined> {
  try {
    return await api.send('GET', path);
  } catch (error) {
    if (error instanceof ApiRefusedError && error.status === 404) return undefined;
    throw error;
  }
}
