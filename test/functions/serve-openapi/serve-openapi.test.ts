import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { makeEndpoint } from '../../../functions/serve-openapi/endpoint.ts';
import { anHttpEvent } from '../../support/an-http-event.ts';
import { checkedEndpoint } from '../../support/contract/checked-endpoint.ts';

const document = '{"openapi":"3.1.0"}';
const get = (headers: Readonly<Record<string, string>> = {}, text = document) =>
  checkedEndpoint(makeEndpoint(text))(anHttpEvent({ path: '/openapi.json', headers }));

describe('GET /openapi.json', () => {
  it('is JSON that pages of any origin may read, and that is good for minutes', async () => {
    expect(await get()).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'application/json',
        'cache-control': 'public, max-age=300',
        'access-control-allow-origin': '*',
        vary: 'accept-encoding',
      },
      body: document,
    });
  });

  it('is compressed for who can read that', async () => {
    const { headers, body = '' } = await get({ 'accept-encoding': 'gzip' });

    expect(headers).toMatchObject({ 'content-encoding': 'gzip' });
    expect(gunzipSync(Buffer.from(body, 'base64')).toString()).toBe(document);
  });

  it('is not sent again to who has it, and is to who has that of another release', async () => {
    const etag = String((await get()).headers?.etag);

    expect(await get({ 'if-none-match': etag })).toMatchObject({ statusCode: 304 });
    expect((await get({ 'if-none-match': etag }, `${document} `)).statusCode).toBe(200);
  });
});
