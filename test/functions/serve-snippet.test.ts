import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { makeEndpoint } from '../../functions/serve-snippet/endpoint.ts';
import { anHttpEvent } from '../support/an-http-event.ts';
import { checkedEndpoint } from '../support/contract/checked-endpoint.ts';

const script = '(()=>{"the snippet"})();';
const get = (headers: Readonly<Record<string, string>> = {}, text = script) =>
  checkedEndpoint(makeEndpoint(text))(anHttpEvent({ path: '/tributary.js', headers }));

describe('GET /tributary.js', () => {
  it('is a script that browsers keep for an hour and take for nothing else', async () => {
    expect(await get()).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': expect.stringContaining('max-age=3600'),
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
      },
      body: script,
    });
  });

  it('is compressed for who can read that', async () => {
    const answer = await get({ 'accept-encoding': 'gzip, deflate, br' });

    expect(answer).toMatchObject({
      isBase64Encoded: true,
      headers: { 'content-encoding': 'gzip' },
    });
    expect(gunzipSync(Buffer.from(answer.body ?? '', 'base64')).toString()).toBe(script);
  });

  it('is not sent again to who has it, and is to who has an older one', async () => {
    const etag = String((await get()).headers?.etag);

    expect(await get({ 'if-none-match': `"older", ${etag}` })).toEqual({
      statusCode: 304,
      headers: {
        etag,
        'cache-control': expect.stringContaining('max-age'),
        vary: 'accept-encoding',
      },
    });
    expect((await get({ 'if-none-match': etag }, `${script} `)).statusCode).toBe(200);
  });
});
