import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type DisclosureAttestation,
  type DisclosurePost,
  detectDisclosure,
  disclosureGuidance,
  disclosureLocales,
} from '../../../../core/social/disclosure/index.ts';
import { localeWords } from '../../../../core/social/disclosure/locales/index.ts';
import { disclosurePosts, unseenPosts } from '../../../support/disclosure-captions/index.ts';
import { measureDisclosure } from '../../../support/measure-disclosure.ts';

const detect = (post: Partial<DisclosurePost>, attestations: DisclosureAttestation[] = []) =>
  detectDisclosure({ platform: 'instagram', ...post }, attestations);

const attestation = (more: Partial<DisclosureAttestation> = {}): DisclosureAttestation => ({
  ...{ disclosed: true, medium: 'spoken', by: 'ana@brand.example', at: 1_772_445_600_000 },
  evidence: 'https://clips.example/1?t=12',
  ...more,
});

describe('the detector of disclosures', () => {
  it('agrees with captions that its lists were made with', () => {
    const score = measureDisclosure(disclosurePosts);

    expect(score.captions).toBeGreaterThanOrEqual(700);
    expect(score.precision).toBeGreaterThanOrEqual(0.99);
    expect(score.recall).toBeGreaterThanOrEqual(0.99);
    expect(score.unknownRecall).toBe(1);
  });

  it.each(disclosureLocales)('agrees with captions in %s', (locale) => {
    const { captions, precision, recall } = measureDisclosure(
      disclosurePosts.filter((post) => post.locale === locale),
    );

    expect(captions).toBeGreaterThanOrEqual(70);
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.97);
  });

  it('is seldom wrong about captions that no list was changed for, though it misses free sentences', () => {
    const score = measureDisclosure(unseenPosts);

    expect(score.captions).toBeGreaterThanOrEqual(60);
    expect(score.precision).toBeGreaterThanOrEqual(0.95);
    expect(score.recall).toBeGreaterThanOrEqual(0.5);
  });

  it('misses none of these that discloses with a label or a hashtag', () => {
    const labelled = unseenPosts.filter(
      ({ expected, post }) => expected === 'disclosed' && /^[#[【]|[|｜]/u.test(post.text ?? ''),
    );

    expect(labelled.length).toBeGreaterThanOrEqual(20);
    expect(measureDisclosure(labelled).recall).toBe(1);
  });

  it('calls nothing disclosed without a reason that it can show', () => {
    for (const { post } of [...disclosurePosts, ...unseenPosts]) {
      const { outcome, reason, findings } = detectDisclosure(post);
      const isShown = findings.some(({ judgement }) => judgement === 'clear');
      expect(outcome === 'disclosed').toBe(isShown || reason === 'platform-label');
    }
  });

  it.each(disclosureLocales)('knows every hashtag and label of its list for %s', (locale) => {
    for (const tag of localeWords[locale].hashtags) {
      const { outcome } = detect({ text: `#${tag} …`, language: locale });
      expect([tag, outcome]).toEqual([tag, 'disclosed']);
    }
    for (const label of localeWords[locale].labels) {
      const { outcome } = detect({ text: `${label} | …`, language: locale });
      expect([label, outcome]).toEqual([label, 'disclosed']);
    }
  });

  it.each(disclosureLocales)(
    'takes no hashtag for %s for enough and too vague at once',
    (locale) => {
      const { hashtags, weakHashtags } = localeWords[locale];

      expect(hashtags.filter((tag) => weakHashtags.includes(tag))).toEqual([]);
    },
  );
});

describe('what was found', () => {
  const long = 'word '.repeat(40);

  it.each([
    ['#ad new boots', 'clear'],
    [`${long} #ad`, 'behind-fold'],
    ['a b #one #two #three #ad', 'among-hashtags'],
    ['not an #ad', 'negated'],
    ['#spon new boots', 'too-vague'],
  ])('in "%s" is judged %s, and where it stands', (text, judgement) => {
    const { findings } = detect({ text, language: 'en' });

    expect(findings).toEqual([
      {
        ...{ kind: 'hashtag', locale: 'en', where: 'text', judgement },
        term: /#ad|#spon/.exec(text)?.[0],
        index: text.search(/#ad|#spon/),
      },
    ]);
  });

  it('in another language than the text is not enough', () => {
    const disclosure = detect({ text: '#ad Meine neuen Schuhe', language: 'de' });

    expect(disclosure).toMatchObject({ outcome: 'not-found', reason: 'other-language' });
  });

  it('is enough in a title, however long the text is', () => {
    const post = { platform: 'youtube' as const, title: 'My bag | Ad', text: long };

    expect(detect({ ...post, language: 'en' })).toMatchObject({ outcome: 'disclosed' });
  });

  it('is found in letters that only look different', () => {
    expect(detect({ text: '＃ＡＤ boots' }).outcome).toBe('disclosed');
    expect(detect({ text: '#a\u200bd boots' }).outcome).toBe('disclosed');
  });
});

describe('what cannot be known', () => {
  it.each<[string, Partial<DisclosurePost>, string]>([
    ['a text that was not told', { format: 'photo' }, 'no-text'],
    ['a description that was not asked for', { platform: 'youtube', title: 'A bag' }, 'no-text'],
    ['a picture without words', { format: 'photo', text: '' }, 'picture-only'],
    ['a video without words', { format: 'short', text: '' }, 'spoken-only'],
    [
      'an episode',
      { platform: 'rss', format: 'audio', text: 'Of boats and of people.' },
      'spoken-only',
    ],
    [
      'a language that the platform names',
      { text: '#ad buty', language: 'pl' },
      'language-not-covered',
    ],
    ['another script', { text: 'Мои новые ботинки уже здесь' }, 'language-not-covered'],
  ])('is %s', (_, post, reason) => {
    expect(detect(post)).toMatchObject({ outcome: 'unknown', reason });
  });
});

describe('the platform’s own label', () => {
  it('is a disclosure, and does not say that anybody listened', () => {
    expect(detect({ format: 'short', text: 'View', paidPartnership: true })).toMatchObject({
      ...{ outcome: 'disclosed', reason: 'platform-label', unchecked: ['spoken', 'shown'] },
    });
  });

  it('says nothing where it is off', () => {
    const text = 'The best boots that I have had in my life';

    expect(detect({ text, paidPartnership: false }).outcome).toBe('not-found');
    expect(detect({ text: `#ad ${text}`, paidPartnership: false }).outcome).toBe('disclosed');
  });
});

describe('an attestation', () => {
  const episode = { platform: 'rss' as const, format: 'audio' as const, text: 'Of boats.' };

  it('of who listened decides what words cannot', () => {
    expect(detect(episode, [attestation()])).toMatchObject({
      ...{ outcome: 'disclosed', reason: 'attested', unchecked: [] },
    });
    expect(detect(episode, [attestation({ disclosed: false })])).toMatchObject({
      ...{ outcome: 'not-found', reason: 'attested-missing' },
    });
  });

  it('that is newer counts', () => {
    const first = attestation({ disclosed: false, at: 1 });
    const second = attestation({ at: 2 });

    expect(detect(episode, [second, first]).outcome).toBe('disclosed');
    expect(detect(episode, [first, second]).outcome).toBe('disclosed');
  });

  it.each(['by', 'evidence'] as const)('without %s is none', (field) => {
    expect(() => detect(episode, [attestation({ [field]: ' ' })])).toThrow(RangeError);
  });
});

describe('any text', () => {
  const pieces = [
    '#ad',
    '#',
    'ad',
    '|',
    ' ',
    '\n',
    'not',
    '広告',
    '【',
    'Werbung',
    ':',
    '🌿',
    'ａ',
    '́',
  ];

  it('has an outcome, and every finding is a term that stands there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 200 }), (parts) => {
        const { outcome, findings } = detect({ text: parts.join('') });

        expect(['disclosed', 'not-found', 'unknown']).toContain(outcome);
        const indexes = findings.map(({ index }) => index);
        expect(indexes).toEqual(indexes.toSorted((one, two) => one - two));
      }),
    );
  });
});

describe('guidance', () => {
  it.each(disclosureLocales)(
    'in %s gives examples that the detector takes for a disclosure',
    (locale) => {
      const { rule, examples, avoid, spoken } = disclosureGuidance(locale);

      expect([rule, spoken].every((text) => text.length > 20)).toBe(true);
      for (const example of examples) {
        const { outcome } = detect({ text: `${example} …`, language: locale });
        expect([example, outcome]).toEqual([example, 'disclosed']);
      }
      for (const bad of avoid.filter((text) => text.startsWith('#'))) {
        const { outcome } = detect({ text: `${bad} …`, language: locale });
        expect([bad, outcome]).toEqual([bad, 'not-found']);
      }
    },
  );
});
