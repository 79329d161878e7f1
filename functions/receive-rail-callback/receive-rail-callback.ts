import type { Payout } from '../../core/payouts/payout.ts';
import { merchantOfConnection } from '../../core/programs/merchant-of-connection.ts';
import type { Connection } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { isShop } from '../../core/programs/shop-provider.ts';
import type { Resolution, ResolvePayout } from '../shared/paying/resolve-payout.ts';
import { callbackSchema, type RailCallback } from './callback-schema.ts';

export type RailCallbackPorts = {
  readonly connections: Pick<ProgramDirectory, 'findConnection'>;
  /** The connection's live secrets, the current one first. */
  readonly readSecrets: (connectionId: string) => Promise<readonly string[]>;
  readonly isSigned: (
    signature: string | undefined,
    body: Uint8Array,
    secrets: readonly string[],
  ) => boolean;
  readonly findPayout: (merchantId: string, payoutId: string) => Promise<Payout | undefined>;
  readonly resolvePayout: ResolvePayout;
};

export type RailRequest = {
  readonly rail: string;
  readonly connectionId: string;
  readonly signature: string | undefined;
  readonly body: Uint8Array;
};

export type RailCallbackOutcome =
  /** An unknown connection, or a body that none of its secrets signed. */
  | { readonly kind: 'not-authentic' }
  | { readonly kind: 'not-parseable' }
  | { readonly kind: 'invalid'; readonly issues: readonly unknown[] }
  /** What it is about was looked up and dealt with; `payoutId` is what the rail named. */
  | { readonly kind: Resolution['kind']; readonly payoutId: string };

export type ReceiveRailCallback = (request: RailRequest) => Promise<RailCallbackOutcome>;

/**
 * Takes what a rail says of a payout: verified before it is read. A payout of another merchant or of
 * another rail is as unknown as one that does not exist.
 */
export function makeReceiveRailCallback(ports: RailCallbackPorts): ReceiveRailCallback {
  return async (request) => {
    const merchantId = await authenticate(ports, request);
    if (merchantId === undefined) return { kind: 'not-authentic' };

    const document = parseJson(request.body);
    if (document === undefined) return { kind: 'not-parseable' };
    const callback = callbackSchema.safeParse(document);
    if (!callback.success) return { kind: 'invalid', issues: callback.error.issues };
    return resolve(ports, merchantId, request.rail, callback.data);
  };
}

/** The merchant whose connection it is, if one of the connection's secrets signed the body. */
async function authenticate(
  ports: RailCallbackPorts,
  { rail, connectionId, signature, body }: RailRequest,
): Promise<string | undefined> {
  const merchantId = merchantOfConnection(connectionId);
  if (merchantId === undefined) return undefined;
  const connection = await ports.connections.findConnection(merchantId, connectionId);
  // A shop's secret must not sign for money, nor one rail's for another's payouts; rails that are called sign in their own ways.
  if (connection?.provider !== rail || !isRail(connection)) return undefined;

  const secrets = await ports.readSecrets(connectionId);
  return ports.isSigned(signature, body, secrets) ? merchantId : undefined;
}

function isRail(connection: Connection): boolean {
  return !isShop(connection) && connection.kind === undefined;
}

async function resolve(
  ports: RailCallbackPorts,
  merchantId: string,
  rail: string,
  { payoutId, outcome, evidence }: RailCallback,
): Promise<RailCallbackOutcome> {
  const payout = await ports.findPayout(merchantId, payoutId);
  if (payout?.method.rail !== rail) return { kind: 'unknown', payoutId };

  const { kind } = await ports.resolvePayout(merchantId, payoutId, { outcome, evidence });
  return { kind, payoutId };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    return undefined;
  }
}
