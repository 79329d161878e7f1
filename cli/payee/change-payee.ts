import { randomUUID } from 'node:crypto';
import { formatBasisPoints } from '../../core/payees/format-basis-points.ts';
import type { CommandIo } from '../command-io.ts';
import { ApiRefusedError, managementApi } from '../management-api.ts';
import { type PayeeWord, readPayeeOptions, usageOf } from './read-payee-options.ts';

type Assignment = {
  readonly from: string;
  readonly payeeId?: string;
  readonly cutBasisPoints?: number;
  readonly remainderTo?: 'creator' | 'payee';
};
type Answer = { readonly payees?: readonly Assignment[] };

/** Says who is paid for the creator whom the arguments name, and prints what holds since. */
export async function changePayee(
  word: PayeeWord,
  argv: readonly string[],
  io: CommandIo,
): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usageOf(word));
    return 0;
  }
  const { creatorId, body, url, key, json } = readPayeeOptions(word, argv, process.env);
  const path = `/v1/creators/${encodeURIComponent(creatorId)}/${word}-payee`;
  try {
    const api = managementApi(url, key);
    const { payees = [] } = await api.send<Answer>('POST', path, body, randomUUID());
    io.out(json ? JSON.stringify({ creatorId, payees }) : describe(creatorId, payees.at(-1)));
    return 0;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.out(json ? JSON.stringify({ refusal: error.message }) : error.message);
    return 1;
  }
}

function describe(creatorId: string, newest: Assignment | undefined): string {
  const { payeeId, cutBasisPoints = 0, remainderTo, from } = newest ?? {};
  if (payeeId === undefined) {
    return `${creatorId} is paid directly${from === undefined ? '' : ` from ${from} on`}.`;
  }
  const cut = formatBasisPoints(cutBasisPoints);
  const rest = remainderTo === 'creator' ? `${creatorId} is paid the rest` : 'passes the rest on';
  const whole = remainderTo === 'creator' ? `is paid ${cut}` : `is paid all of it, keeps ${cut}`;
  return `From ${from} on ${payeeId} ${whole} for ${creatorId}, and ${rest}.`;
}
