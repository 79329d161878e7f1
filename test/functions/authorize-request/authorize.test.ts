import { describe, expect, it } from '@jest/globals';
import type { APIGatewayRequestAuthorizerEventV2, Context } from 'aws-lambda';
import { isSameText } from '../../../adapters/crypto/is-same-text.ts';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { ApiKey } from '../../../core/programs/program.ts';
import { makeAuthorize } from '../../../functions/authorize-request/authorize.ts';
import { makeEndpoint } from '../../../functions/authorize-request/endpoint.ts';
import { inMemoryProgramDirectory } from '../../support/in-memory-program-directory.ts';

const token = 'trb_acme_0123456789abcdefghij_-';
const apiKey: ApiKey = {
  merchantId: 'acme',
  keyId: 'key-1',
  name: 'back end',
  scopes: ['read', 'events'],
  createdAt: 0,
};

async function openEndpoint(changes: Partial<ApiKey> = {}, text = token) {
  const registry = inMemoryProgramDirectory();
  await registry.addApiKey({ ...apiKey, ...changes }, sha256(text));
  const endpoint = makeEndpoint(
    makeAuthorize({
      findApiKey: registry.findApiKey,
      readOperatorKey: async () => 'the-operator-key',
      now: () => 1_000,
      sha256,
      isSameText,
    }),
  );
  return (authorization?: string) =>
    endpoint(
      {
        headers: authorization === undefined ? {} : { authorization },
      } as unknown as APIGatewayRequestAuthorizerEventV2,
      {} as Context,
    );
}

describe('authorizeRequest', () => {
  it('says whose a key is and what it may do', async () => {
    const authorize = await openEndpoint();

    expect(await authorize(`Bearer ${token}`)).toEqual({
      isAuthorized: true,
      context: { merchantId: 'acme', keyId: 'key-1', scopes: 'read,events' },
    });
  });

  it('says which creator a creator’s own key belongs to', async () => {
    const authorize = await openEndpoint({ scopes: ['me'], creatorId: 'mia' });

    expect((await authorize(`Bearer ${token}`)).context).toEqual({
      merchantId: 'acme',
      keyId: 'key-1',
      scopes: 'me',
      creatorId: 'mia',
    });
  });

  it('says from which pages a publishable key counts, and how often', async () => {
    const publishable = {
      allowedOrigins: ['https://shop.example', 'https://www.shop.example'],
      requestsPerMinute: 600,
    };
    const text = token.replace('trb_', 'trbp_');
    const authorize = await openEndpoint({ scopes: ['browser'], publishable }, text);

    expect(await authorize(`Bearer ${text}`)).toEqual({
      isAuthorized: true,
      context: {
        ...{ merchantId: 'acme', keyId: 'key-1', scopes: 'browser' },
        allowedOrigins: 'https://shop.example,https://www.shop.example',
        requestsPerMinute: '600',
      },
    });
    expect((await authorize(`Bearer ${token}`)).isAuthorized).toBe(false);
  });

  it('knows the operator', async () => {
    const authorize = await openEndpoint();

    expect(await authorize('Bearer the-operator-key')).toEqual({
      isAuthorized: true,
      context: { operator: 'true' },
    });
  });

  it.each([
    undefined,
    '',
    token,
    `Basic ${token}`,
    `Bearer ${token}x`,
    `Bearer ${token.slice(0, -1)}`,
    `Bearer ${token.replace('acme', 'other')}`,
    'Bearer the-operator-kez',
    'Bearer the-operator-key2',
    'Bearer trb_acme_short',
    'Bearer trb_acme#KEY_0123456789abcdefghij',
  ])('lets nobody in with %p', async (authorization) => {
    const authorize = await openEndpoint();

    expect(await authorize(authorization)).toEqual({ isAuthorized: false, context: {} });
  });

  it('lets nobody in with a key whose time is over', async () => {
    const expired = await openEndpoint({ expiresAt: 1_000 });
    const valid = await openEndpoint({ expiresAt: 1_001 });

    expect((await expired(`Bearer ${token}`)).isAuthorized).toBe(false);
    expect((await valid(`Bearer ${token}`)).isAuthorized).toBe(true);
  });
});
