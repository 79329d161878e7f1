import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openWrapper } from '../../../adapters/social/open-wrapper.ts';
import { socialParsers } from '../../../adapters/social/social-parsers.ts';
import { socialPlatforms, socialRefusalKinds } from '../../../core/social/index.ts';
import { refuseSocial } from '../../support/parse-social.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const names = fc.constantFrom(
  ...[
    'data',
    'items',
    'id',
    'error',
    'errors',
    'code',
    'status',
    'kind',
    'text',
    'videos',
    'title',
  ],
  ...['type', 'media_type', 'public_metrics', 'duration', 'business_discovery', 'snippet', 'body'],
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.string({ maxLength: 5 })),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(names, tie('tree'), { maxKeys: 5 }),
  ),
}));

describe('any answer', () => {
  it('is read or refused by a name, and never throws', () => {
    fc.assert(
      fc.property(tree, fc.option(fc.constantFrom(200, 304, 401, 429, 503)), (json, status) => {
        const body = bytes(JSON.stringify(json));
        for (const platform of socialPlatforms) {
          for (const kind of socialParsers[platform].kinds) {
            const result = socialParsers[platform].parse(kind, {
              ...{ headers: {}, body },
              ...(status === null ? {} : { status }),
            });
            if (!result.ok) expect(socialRefusalKinds).toContain(result.refusal.kind);
            if (kind === 'error') expect(result.ok).toBe(false);
          }
        }
      }),
    );
  });

  it.each(socialPlatforms)('of %s that is no text is refused', (platform) => {
    const [kind = ''] = socialParsers[platform].kinds;
    const result = socialParsers[platform].parse(kind, {
      headers: {},
      body: Uint8Array.of(0xc3, 0x28),
    });

    expect(result).toMatchObject({ ok: false, refusal: { kind: 'malformed' } });
  });

  it('with a status of failure is refused, whatever its body looks like', () => {
    const page = '<html>Bad gateway</html>';
    expect(refuseSocial('x', 'posts', page, { status: 502 }).kind).toBe('platform-failed');
    const posts = { data: [{ id: '1', text: 'Hi' }] };
    expect(refuseSocial('x', 'posts', posts, { status: 500 }).kind).toBe('platform-failed');
  });
});

describe('openWrapper', () => {
  it('takes an answer out of its wrapper, digit by digit', () => {
    const { status, headers, body } = openWrapper(
      bytes('{"status":200,"headers":{"X-A":"1"},"body":{"id":9007199254740993}}'),
    );

    expect({ status, headers }).toEqual({ status: 200, headers: { 'x-a': '1' } });
    expect(new TextDecoder().decode(body)).toBe('{"id":"9007199254740993"}');
  });

  it.each([
    ['an error of Twitch', '{"error":"Bad Request","status":400,"message":"No"}'],
    ['a body with more beside', '{"status":200,"body":"x","id":1}'],
    ['a status that is none', '{"status":"SENT","body":{}}'],
    ['no JSON', '<rss/>'],
  ])('takes %s for a body', (_, text) => {
    expect(openWrapper(bytes(text))).toEqual({ headers: {}, body: bytes(text) });
  });
});
