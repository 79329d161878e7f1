import { describe, expect, it } from '@jest/globals';
import { socialParsers } from '../../../adapters/social/social-parsers.ts';
import { readSocial, refuseSocial } from '../../support/parse-social.ts';

const channel = (items: string, head = '<title>Show</title>') =>
  `<rss version="2.0"><channel>${head}${items}</channel></rss>`;
const read = (xml: string) => readSocial('rss', 'feed', xml);
const readItem = (fields: string) =>
  read(channel(`<item><guid>1</guid>${fields}</item>`)).contents[0];

describe('A feed', () => {
  it.each([
    ['Mon, 02 Mar 2026 10:00:00 GMT', '2026-03-02T10:00:00Z'],
    ['2 Mar 2026 10:00:00 EST', '2026-03-02T15:00:00Z'],
    ['Mon, 2 March 26 10:00 +0530', '2026-03-02T04:30:00Z'],
    ['2026-03-02T10:00:00+01:00', '2026-03-02T09:00:00Z'],
  ])('published %s', (written, at) => {
    expect(readItem(`<pubDate>${written}</pubDate>`)?.publishedAt).toBe(Date.parse(at));
  });

  it('with a date that is none is read without it, and says so', () => {
    const { contents, partialErrors } = read(
      channel(
        '<item><guid>1</guid><pubDate>Monday</pubDate></item><item><title>No id</title></item>',
      ),
    );

    expect(contents).toEqual([
      { platform: 'rss', contentId: '1', format: 'text', links: [], hashtags: [], mentions: [] },
    ]);
    expect(partialErrors).toEqual([
      { kind: 'malformed', detail: '"Monday" is no time.', resourceId: '1' },
      { kind: 'malformed', detail: 'An item of the feed has neither a guid nor a link.' },
    ]);
  });

  it.each([
    ['74', 74_000],
    ['1:09:50', 4_190_000],
    ['62:03', 3_723_000],
    ['an hour', undefined],
  ])('lasts %s', (written, durationMs) => {
    expect(readItem(`<itunes:duration>${written}</itunes:duration>`)?.durationMs).toBe(durationMs);
  });

  it('has the text that a listener reads, and the links behind it', () => {
    const notes = `<![CDATA[<p>Anzeige: M&uuml;sli &amp; mehr</p><script>x("#ad")</script>
      <a title='a' href="https://shop.example/mia?a=1&amp;b=2">hier</a>]]>`;
    const item = readItem(
      `<description>teaser</description><content:encoded>${notes}</content:encoded>`,
    );

    expect(item).toMatchObject({
      text: 'Anzeige: Müsli & mehr\n\nhier',
      links: ['https://shop.example/mia?a=1&b=2'],
      hashtags: [],
    });
  });

  it('escapes once what was escaped once', () => {
    expect(readItem('<title>a &amp;lt;b&amp;gt; c</title>')?.title).toBe('a <b> c');
    expect(readItem('<title>Q&amp;amp;A</title>')?.title).toBe('Q&A');
  });

  it('keeps numbers as they are written', () => {
    expect(read(channel('<item><guid>007</guid></item>')).contents[0]?.contentId).toBe('007');
    const id = '9007199254740993123';
    expect(read(channel(`<item><guid>${id}</guid></item>`)).contents[0]?.contentId).toBe(id);
  });

  it('in another encoding is read in it', () => {
    const xml = `<?xml version="1.0" encoding="ISO-8859-1"?>${channel('', '<title>Caf\u00e9</title>')}`;
    const body = Uint8Array.from(xml, (character) => character.charCodeAt(0));

    const result = socialParsers.rss.parse('feed', { headers: {}, body });

    expect(result).toMatchObject({ ok: true, reading: { profiles: [{ name: 'Café' }] } });
  });

  it('of Atom and of RSS 1.0 is a feed, too', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>Blog</title>
      <entry><id>e</id><link rel="self" href="https://a.example/self"/><link href="https://a.example/e"/>
      <published>2026-03-02T10:00:00Z</published><author><name>Mia</name></author>
      <content type="xhtml"><div><p>Hello</p></div></content></entry></feed>`;
    const rdf = `<rdf:RDF><channel><title>Old</title></channel>
      <item><title>One</title><link>https://a.example/1</link></item></rdf:RDF>`;

    expect(read(atom).contents[0]).toMatchObject({
      ...{ contentId: 'e', url: 'https://a.example/e', authorName: 'Mia', text: 'Hello' },
    });
    expect(read(rdf).contents[0]).toMatchObject({ contentId: 'https://a.example/1', title: 'One' });
  });
});

describe('What is no feed', () => {
  it.each([
    ['half a document', '<rss><channel><item>', 'malformed', undefined],
    ['nothing', '', 'malformed', undefined],
    ['a page', '<!DOCTYPE html><html><body>Gone', 'unsupported', 'html'],
    ['JSON', '{"items":[]}', 'unsupported', 'json'],
    ['other XML', '<opml><body/></opml>', 'unsupported', 'opml'],
  ])('%s is refused', (_, body, kind, looksLike) => {
    const refusal = refuseSocial('rss', 'feed', body);

    expect(refusal.kind).toBe(kind);
    expect(refusal.looksLike).toBe(looksLike);
  });

  it('defines entities, of which none is expanded', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
      ${channel('<item><guid>&b;</guid></item>')}`;
    const outside = `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${channel('&x;')}`;

    expect(refuseSocial('rss', 'feed', bomb).kind).toBe('malformed');
    expect(refuseSocial('rss', 'feed', outside).kind).toBe('malformed');
  });

  it('is nested too deep', () => {
    const deep = `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`;

    expect(refuseSocial('rss', 'feed', channel(`<item>${deep}</item>`)).kind).toBe('malformed');
  });

  it('is gone, or asks for patience', () => {
    expect(refuseSocial('rss', 'feed', 'Gone', { status: 410 }).kind).toBe('not-found');
    const headers = { 'retry-after': 'Mon, 02 Mar 2026 10:00:00 GMT' };
    expect(refuseSocial('rss', 'feed', '', { status: 429, headers })).toMatchObject({
      ...{ kind: 'throttled', retryAt: Date.parse('2026-03-02T10:00:00Z') },
    });
  });
});
