import { describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import fc from 'fast-check';
import { writeQrSvg } from '../../../functions/manage-programs/write-qr-svg.ts';
import { aManagementApi } from '../../support/a-management-api.ts';
import { anHttpEvent } from '../../support/an-http-event.ts';
import { manager } from '../../support/call-endpoint.ts';
import { checkedEndpoint } from '../../support/contract/checked-endpoint.ts';
import { aLink, aProgram } from '../../support/factories/index.ts';
import { readQrSvg } from '../../support/read-qr-svg.ts';

const other = { merchantId: 'other', keyId: 'key-2', scopes: 'manage,read' } as const;

function start(program = {}) {
  const { endpoint } = aManagementApi({ programs: [aProgram(program)], links: [aLink()] });
  return async (query = '', authorizer: typeof manager = manager, slug = 'mia-tent') => {
    const path = `/v1/links/${slug}/qr.svg`;
    const event = anHttpEvent({ path, query, authorizer: authorizer as Record<string, string> });
    const {
      statusCode,
      headers,
      body = '',
    } = await checkedEndpoint(endpoint)(event, {} as Context);
    return { status: statusCode, type: headers?.['content-type'], svg: String(body) };
  };
}

describe('GET /v1/links/{slug}/qr.svg', () => {
  it('draws the address of the link, which a reader finds', async () => {
    const { status, type, svg } = await start()();

    expect({ status, type }).toEqual({ status: 200, type: 'image/svg+xml' });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="256" height="256"/);
    expect(readQrSvg(svg)).toBe('https://go.acme.example/r/mia-tent');
  });

  it('draws it under the program’s own host', async () => {
    const { svg } = await start({ linkHost: 'mia.example' })();

    expect(readQrSvg(svg)).toBe('https://mia.example/r/mia-tent');
  });

  it.each(['L', 'M', 'Q', 'H'])(
    'draws it with the error correction %s and a wider margin',
    async (ecc) => {
      const { svg } = await start()(`ecc=${ecc}&margin=10&size=1024`);

      expect(svg).toContain('width="1024" height="1024"');
      const starts = [...svg.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => [Number(x), Number(y)]);
      expect(Math.min(...starts.flat())).toBe(10);
      expect(readQrSvg(svg)).toBe('https://go.acme.example/r/mia-tent');
    },
  );

  it('corrects more with more modules', async () => {
    const draw = start();
    const sides = await Promise.all(
      ['L', 'H'].map(async (ecc) => /viewBox="0 0 (\d+)/.exec((await draw(`ecc=${ecc}`)).svg)?.[1]),
    );

    expect(Number(sides[1])).toBeGreaterThan(Number(sides[0]));
  });

  it.each([
    'ecc=X',
    'margin=3',
    'margin=21',
    'size=63',
    'size=4097',
    'size=1e3',
    'size=-1',
    'color=red',
  ])('refuses ?%s', async (query) => {
    expect(await start()(query)).toMatchObject({ status: 422, type: 'application/problem+json' });
  });

  it('draws no link of another merchant, and none that is not there', async () => {
    const draw = start();

    expect((await draw('', other as typeof manager)).status).toBe(404);
    expect((await draw('', manager, 'nothing')).status).toBe(404);
  });
});

describe('writeQrSvg', () => {
  it('writes what can be read again', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9][\w-]{0,63}$/),
        fc.constantFrom('L', 'M', 'Q', 'H'),
        (slug, ecc) => {
          const address = `https://go.example.com/r/${slug}`;

          expect(readQrSvg(writeQrSvg(address, { ecc, margin: 4, size: 256 }))).toBe(address);
        },
      ),
      { numRuns: 30 },
    );
  });
});
