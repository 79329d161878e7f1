import { type AddressPolicy, readApiAddress } from '../../adapters/http/read-api-address.ts';
import type { ShopConnection } from '../../core/programs/program.ts';
import type { TopicCheck } from '../../core/topics/index.ts';
import { conflict, invalid } from '../shared/http/problem-error.ts';

/** Where a shop is to send: scheme and host, and the whole address. */
export type WebhookAddress = { readonly origin: string; readonly address: string };

/** What says under which name shops reach this system. */
export type OriginSources = {
  /** Given with the request; absent: the next. */
  readonly given: string | undefined;
  /** The last check: what is registered stays where it is until somebody says otherwise. */
  readonly check: TopicCheck | undefined;
  /** How the caller reached the system. A gateway answers to no names but its own. */
  readonly reached: string;
};

/**
 * The address to which a connection's shop is to send. Shops are told it, so it must be one that they can reach.
 *
 * @throws ProblemError 422 for a given address, and 409 for another, that is not HTTPS and a public name.
 */
export function webhookAddress(
  policy: AddressPolicy,
  { provider, connectionId }: Pick<ShopConnection, 'provider' | 'connectionId'>,
  { given, check, reached }: OriginSources,
): WebhookAddress {
  const registered = check?.isWithdrawn ? undefined : check?.origin;
  const read = readOrigin(given ?? registered ?? reached, policy);
  if (read === undefined) throw given === undefined ? notPublic() : notAnOrigin();
  return { origin: read, address: `${read}/webhooks/${provider}/${connectionId}` };
}

function readOrigin(text: string, policy: AddressPolicy): string | undefined {
  const address = readApiAddress(text, policy);
  return address !== undefined && new URL(address).origin === address ? address : undefined;
}

const notAnOrigin = () =>
  invalid([
    {
      path: ['origin'],
      message: 'This must be https:// and a public name, without a port or a path.',
    },
  ]);

const notPublic = () =>
  conflict(
    '/problems/no-public-address',
    'The address by which you reach this system is none that a shop could send to; say under "origin" which is.',
  );
