import * as z from 'zod';
import type { RailAccountStanding } from '../../../core/payouts/rail-news.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { ApiAnswerError, ApiUnavailableError } from '../../http/api-error.ts';
import type { ApiAnswer, ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { deriveKey } from '../derive-key.ts';
import { RefusedByRailError } from '../refused-by-rail-error.ts';
import { accountSchema, creatorMark, readStanding } from './account-standing.ts';
import { readStripeError } from './read-stripe-error.ts';
import { merchantMark } from './write-transfer.ts';

export type NewAccount = {
  readonly merchantId: string;
  readonly creatorId: string;
  /** ISO 3166, where the creator lives; it cannot be changed later. */
  readonly country: string;
  /** `recipient` for a creator in a country other than the merchant's, who is only ever paid. */
  readonly agreement: 'full' | 'recipient';
  /** Tells this opening from another one of the same, after the first was refused or came to nothing. */
  readonly attempt: string;
};

/** Whose account, and when it was made. */
export type AccountSearch = Pick<NewAccount, 'merchantId' | 'creatorId'> & {
  readonly from: Instant;
  readonly until: Instant;
};

export type AccountLink = {
  readonly accountId: string;
  /** Where Stripe leads back to when the creator has finished, or broken off. */
  readonly returnUrl: string;
  /** Where it leads to when the link, which is of one use and of minutes, is over: make another there. */
  readonly refreshUrl: string;
};

const accountPageSchema = z.object({
  object: z.literal('list'),
  data: z.array(accountSchema),
  has_more: z.boolean(),
});

/**
 * Connected accounts of creators, of the kind that Stripe itself asks for everything (Express): no name, address or bank account
 * passes through here.
 *
 * All throw ApiError if Stripe does not do what it is asked; RefusedByRailError if Stripe says that it did nothing, and why.
 */
export function stripeOnboarding(api: ApiHttp) {
  return {
    /** Makes an account. The same call again within a day answers the same account; keep its id. */
    async openAccount(account: NewAccount): Promise<string> {
      const { merchantId, creatorId, country, agreement, attempt } = account;
      const parts = [merchantId, creatorId, country, agreement, attempt];
      const request = {
        ...({ method: 'POST', path: 'accounts', waitsItsTurn: true } as const),
        headers: { 'idempotency-key': deriveKey('tributary-account', ...parts) },
        form: writeAccount(account),
      };
      return readAnswer(
        request.path,
        accountSchema,
        requireDone(request.path, await api.send(request)),
      ).id;
    },

    /** The first account that was made for a creator in some time; nothing if none was. All that were made then are looked through. */
    async findAccount({ merchantId, creatorId, from, until }: AccountSearch) {
      const created = { 'created[gte]': toSeconds(from), 'created[lte]': toSeconds(until) };
      let found: string | undefined;
      let after: string | undefined;
      do {
        const page = await readPage(api, {
          ...{ limit: '100', ...created },
          ...(after === undefined ? {} : { starting_after: after }),
        });
        // The newest come first.
        for (const { id, metadata } of page.data) {
          if (metadata?.[merchantMark] === merchantId && metadata[creatorMark] === creatorId) {
            found = id;
          }
        }
        after = page.has_more ? page.data.at(-1)?.id : undefined;
      } while (after !== undefined);
      return found;
    },

    /** A page of Stripe's on which the creator tells what Stripe wants to know. */
    async openLink({ accountId, returnUrl, refreshUrl }: AccountLink): Promise<string> {
      const path = 'account_links';
      const form = {
        ...{ account: accountId, return_url: returnUrl, refresh_url: refreshUrl },
        type: 'account_onboarding',
      };
      const answer = await api.send({ method: 'POST', path, waitsItsTurn: true, form });
      return readAnswer(path, z.object({ url: z.url() }), requireDone(path, answer)).url;
    },

    /** Nothing if the platform has no such account. */
    async readAccount(accountId: string): Promise<RailAccountStanding | undefined> {
      const path = `accounts/${encodeURIComponent(accountId)}`;
      const answer = await api.get(path);
      return answer && readStanding(readAnswer(path, accountSchema, answer.json));
    },
  };
}

export type StripeOnboarding = ReturnType<typeof stripeOnboarding>;

function writeAccount({ merchantId, creatorId, country, agreement }: NewAccount) {
  return {
    ...{ type: 'express', country, 'capabilities[transfers][requested]': 'true' },
    ...(agreement === 'full' ? {} : { 'tos_acceptance[service_agreement]': agreement }),
    ...{ [`metadata[${merchantMark}]`]: merchantId, [`metadata[${creatorMark}]`]: creatorId },
  };
}

const toSeconds = (at: Instant): string => String(Math.floor(at / 1_000));

async function readPage(api: ApiHttp, query: Readonly<Record<string, string>>) {
  const path = 'accounts';
  const answer = await api.get(path, query);
  if (answer === undefined) throw new ApiAnswerError(path, 'has no list of accounts');
  return readAnswer(path, accountPageSchema, answer.json);
}

function requireDone(path: string, { status, json }: ApiAnswer & { readonly status: number }) {
  if (status === 200) return json;
  // An earlier call with the same key is still under way.
  if (status === 409) throw new ApiUnavailableError(path, String(status), status);
  const { didNothing, words } = readStripeError(status, json);
  if (didNothing) throw new RefusedByRailError(path, words);
  throw new ApiAnswerError(path, `did not do it: ${words}`);
}
