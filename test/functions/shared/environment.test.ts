import { afterEach, describe, expect, it } from '@jest/globals';
import { isOnThisMachine } from '../../../functions/shared/environment.ts';

const setting = 'AWS_ENDPOINT_URL_SECRETS_MANAGER';

describe('a system on one machine', () => {
  afterEach(() => {
    delete process.env[setting];
  });

  it.each([
    [undefined, false],
    ['http://127.0.0.1:4566', true],
    ['http://[::1]:4566', true],
    ['https://secretsmanager.eu-central-1.amazonaws.com', false],
    ['https://127.0.0.1.example', false],
    ['no address', false],
  ])('is one whose secrets come from it: %s, %s', (address, isLocal) => {
    if (address !== undefined) process.env[setting] = address;

    expect(isOnThisMachine()).toBe(isLocal);
  });
});
