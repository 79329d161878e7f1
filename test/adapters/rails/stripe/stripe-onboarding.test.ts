import { afterEach, describe, expect, it } from '@jest/globals';
import { stripeApi } from '../../../../adapters/rails/stripe/stripe-api.ts';
import { stripeOnboarding } from '../../../../adapters/rails/stripe/stripe-onboarding.ts';
import { railPatience } from '../../../support/rails/fake-rail.ts';
import {
  type FakeAnswer,
  type FakeRequest,
  serveFakeApi,
} from '../../../support/serve-fake-api.ts';

const account = {
  ...{ id: 'acct_1', object: 'account', payouts_enabled: false, capabilities: {} },
  requirements: { currently_due: ['external_account'] },
};

describe('the accounts of creators at Stripe', () => {
  let stop: () => Promise<void>;
  afterEach(() => stop());

  async function begin(answer: FakeAnswer) {
    const received: (FakeRequest & { readonly path: string })[] = [];
    const api = await serveFakeApi({
      isAllowed: () => true,
      answer: (url, request) => {
        received.push({ ...request, path: url.pathname });
        return answer;
      },
    });
    stop = api.stop;
    const access = { secretKey: 'sk_test_1', address: api.address };
    return { received, onboarding: stripeOnboarding(stripeApi(access, railPatience)) };
  }

  it('are opened for transfers only, with nothing of the creator but a country', async () => {
    const { received, onboarding } = await begin({ status: 200, body: account });
    const mia = {
      merchantId: 'm1',
      creatorId: 'mia',
      country: 'NL',
      agreement: 'full',
      attempt: '1',
    } as const;

    expect(await onboarding.openAccount(mia)).toBe('acct_1');
    await onboarding.openAccount(mia);
    await onboarding.openAccount({ ...mia, creatorId: 'zoe', agreement: 'recipient' });

    const forms = received.map(({ text }) => Object.fromEntries(new URLSearchParams(text)));
    expect(forms[0]).toEqual({
      ...{ type: 'express', country: 'NL', 'capabilities[transfers][requested]': 'true' },
      ...{ 'metadata[tributary_merchant]': 'm1', 'metadata[tributary_creator]': 'mia' },
    });
    expect(forms[2]).toMatchObject({ 'tos_acceptance[service_agreement]': 'recipient' });
    const [first, second, third] = received.map(({ headers }) => headers['idempotency-key']);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('are completed by the creator on a page of Stripe', async () => {
    const url = 'https://connect.stripe.com/setup/e/acct_1/x';
    const { received, onboarding } = await begin({ status: 200, body: { url } });
    const [returnUrl, refreshUrl] = ['https://shop.example/done', 'https://shop.example/again'];

    expect(await onboarding.openLink({ accountId: 'acct_1', returnUrl, refreshUrl })).toBe(url);

    expect(Object.fromEntries(new URLSearchParams(received[0]?.text))).toEqual({
      ...{ account: 'acct_1', return_url: returnUrl, refresh_url: refreshUrl },
      type: 'account_onboarding',
    });
  });

  it('are read with what is missing', async () => {
    const { onboarding } = await begin({ status: 200, body: account });

    expect(await onboarding.readAccount('acct_1')).toEqual({
      ...{ accountId: 'acct_1', canReceive: false, canPayOut: false },
      missing: ['external_account'],
    });
  });

  it('that the platform does not have are none', async () => {
    const { onboarding } = await begin({ status: 404, body: { error: { type: 'x' } } });

    expect(await onboarding.readAccount('acct_1')).toBeUndefined();
  });

  it('are not opened where Stripe refuses to, and it says why', async () => {
    const error = { type: 'invalid_request_error', code: 'country_unsupported', param: 'country' };
    const { onboarding } = await begin({ status: 400, body: { error } });
    const mia = {
      merchantId: 'm1',
      creatorId: 'mia',
      country: 'XX',
      agreement: 'full',
      attempt: '1',
    } as const;

    await expect(onboarding.openAccount(mia)).rejects.toThrow('country_unsupported for country');
  });
});
