import { describe, expect, it } from '@jest/globals';
import { makeEndpoint } from '../../functions/serve-app-links/endpoint.ts';
import {
  type AppLinkPorts,
  makeReadAssociations,
} from '../../functions/serve-app-links/read-associations.ts';
import { anHttpEvent } from '../support/an-http-event.ts';
import { checkedEndpoint } from '../support/contract/checked-endpoint.ts';
import { aMerchant, aProgram } from '../support/factories/index.ts';
import { inMemoryProgramDirectory } from '../support/in-memory-program-directory.ts';

const apple = '/.well-known/apple-app-site-association';
const android = '/.well-known/assetlinks.json';
const apps = { hosts: [], schemes: [], iosAppIds: ['A1B2C3D4E5.com.acme.shop'] };

function start(ports: Partial<AppLinkPorts> = {}) {
  const programs = inMemoryProgramDirectory({
    merchants: [aMerchant()],
    programs: [aProgram({ apps })],
  });
  const faults: unknown[] = [];
  let now = 0;
  const readAssociations = makeReadAssociations({ programs, now: () => now, ...ports });
  const endpoint = checkedEndpoint(makeEndpoint(readAssociations, (error) => faults.push(error)));
  return {
    programs,
    faults,
    read: (path: string) => endpoint(anHttpEvent({ path })),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('the files by which phones find apps', () => {
  it('name the apps of the merchant', async () => {
    const answer = await start().read(apple);

    expect(answer).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=3600' },
    });
    expect(JSON.parse(answer.body ?? '')).toHaveProperty(
      'applinks.details.0.appIDs',
      apps.iosAppIds,
    );
  });

  it('are not there for a platform without an app', async () => {
    expect((await start().read(android)).statusCode).toBe(404);
  });

  it('are not there once a second merchant has links here, at the latest five minutes after', async () => {
    const { read, programs, wait } = start();
    await read(apple);

    await programs.addMerchant(aMerchant({ merchantId: 'other' }));

    expect((await read(apple)).statusCode).toBe(200);
    wait(5 * 60_000);
    expect((await read(apple)).statusCode).toBe(404);
  });

  it('are to be asked for again while programs cannot be read', async () => {
    const fault = new Error('table Programs is throttled');
    const failing = { listMerchantIds: () => Promise.reject(fault), listPrograms: async () => [] };
    const { read, faults } = start({ programs: failing });

    expect((await read(apple)).statusCode).toBe(503);
    expect(faults).toEqual([fault]);
  });
});
