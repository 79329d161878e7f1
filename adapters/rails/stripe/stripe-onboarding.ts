import * as z from 'zod';
import type { RailAccountStanding } from '../../../core/payouts/rail-news.ts';
import { ApiAnswerError } from '../../http/api-error.ts';
import type { ApiAnswer, ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { deriveKey } from '../derive-key.ts';
import { accountSchema, readStanding } from './account-standing.ts';
import { readStripeError } from './read-stripe-error.ts';
import { merchantMark } from './write-transfer.ts';

export type NewAccount = {
  readonly merchantId: string;
  readonly creatorId: string;
  /** ISO 3166, where the creator lives; it cannot be changed later. */
  readonly country: string;
  /** `recipient` for a creator in a country other than the merchant's, who is only ever paid. */
  readonly agreement: 'full' | 'recipient';
};

export type AccountLink = {
  readonly accountId: string;
  /** Where Stripe leads back to when the creator has finished, or broken off. */
  readonly returnUrl: string;
  /** Where it leads to when the link, which is of one use and of minutes, is over: make another there. */
  readonly refreshUrl: string;
};

/**
 * Connected accounts of creators, of the kind that Stripe itself asks for everything (Express): no name, address or bank account
 * passes through here.
 *
 * All throw ApiError if Stripe does not do what it is asked.
 */
export function stripeOnboarding(api: ApiHttp) {
  return {
    /** Makes an account. The same call again within a day answers the same account; keep its id. */
    async openAccount(account: NewAccount): Promise<string> {
      const { merchantId, creatorId, country, agreement } = account;
      const parts = [merchantId, creatorId, country, agreement];
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

function writeAccount({ merchantId, creatorId, country, agreement }: NewAccount) {
  return {
    ...{ type: 'express', country, 'capabilities[transfers][requested]': 'true' },
    ...(agreement === 'full' ? {} : { 'tos_acceptance[service_agreement]': agreement }),
    ...{ [`metadata[${merchantMark}]`]: merchantId, 'metadata[tributary_creator]': creatorId },
  };
}

function requireDone(path: string, { status, json }: ApiAnswer & { readonly status: number }) {
  if (status === 200) return json;
  throw new ApiAnswerError(path, `did not do it: ${readStripeError(status, json).words}`);
}
