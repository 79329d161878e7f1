import type {
  Disclosure,
  DisclosureAttestation,
  DisclosureFinding,
  DisclosureMedium,
  DisclosurePost,
  DisclosureReason,
} from './disclosure.ts';
import { findTerms, type Passage } from './find-terms.ts';
import { findFold, folds } from './folds.ts';
import { guessLanguage, type LanguageGuess } from './guess-language.ts';
import { normalizeText } from './normalize-text.ts';

/** The best reason why what stands there does not suffice comes first. */
const shortcomings = [
  ...(['negated', 'behind-fold', 'among-hashtags', 'other-language', 'too-vague'] as const),
];

/**
 * Says whether a post discloses that it is paid for: by the platform's own label, by words that are
 * seen at once, or because somebody attests it with evidence. Where nobody can tell, it is `unknown`;
 * it is never taken for disclosed because nothing was found, nor for missing because nothing was read.
 *
 * Source of the rules: FTC 16 CFR 255 (2023), and those that each word list names.
 *
 * @throws RangeError for an attestation without evidence.
 */
export function detectDisclosure(
  post: DisclosurePost,
  attestations: readonly DisclosureAttestation[] = [],
): Disclosure {
  const { passages, language } = toPassages(post);
  const findings = passages.flatMap(findTerms);
  const attested = newestOf(attestations);
  const { outcome, reason } = decide(post, findings, { language, attested });
  return { outcome, reason, findings, unchecked: findUnchecked(post, attestations) };
}

function toPassages(post: DisclosurePost) {
  const title = normalizeText(post.title ?? '');
  const text = normalizeText(post.text ?? '');
  const language = guessLanguage(`${title}\n${text}`, post.language);
  const passages: Passage[] = [
    { where: 'title' as const, text: title, fold: title.length, language },
    { where: 'text' as const, text, fold: findFold(text, folds[post.platform]), language },
  ];
  return { language, passages: passages.filter(({ text: words }) => words !== '') };
}

type Decision = Pick<Disclosure, 'outcome' | 'reason'>;

function decide(
  post: DisclosurePost,
  findings: readonly DisclosureFinding[],
  known: {
    readonly language: LanguageGuess;
    readonly attested: DisclosureAttestation | undefined;
  },
): Decision {
  const { language, attested } = known;
  if (post.paidPartnership === true) return { outcome: 'disclosed', reason: 'platform-label' };
  const isCovered = language.kind !== 'other';
  if (isCovered && findings.some(({ judgement }) => judgement === 'clear')) {
    return { outcome: 'disclosed', reason: 'words' };
  }
  if (attested !== undefined) {
    return attested.disclosed
      ? { outcome: 'disclosed', reason: 'attested' }
      : { outcome: 'not-found', reason: 'attested-missing' };
  }
  const blindness = findBlindness(post, isCovered);
  return blindness === undefined
    ? { outcome: 'not-found', reason: findShortcoming(findings) }
    : { outcome: 'unknown', reason: blindness };
}

/** Why nobody can say that there is no disclosure, if nobody can. */
function findBlindness(
  { platform, format, title, text }: DisclosurePost,
  isCovered: boolean,
): DisclosureReason | undefined {
  // Broadcasts on Twitch have a title and never a text.
  if (text === undefined && (title === undefined || platform !== 'twitch')) return 'no-text';
  if (format === 'audio' || format === 'live') return 'spoken-only';
  const isWordless = `${title ?? ''}${text ?? ''}`.trim() === '';
  if (isWordless) return format === 'video' || format === 'short' ? 'spoken-only' : 'picture-only';
  return isCovered ? undefined : 'language-not-covered';
}

function findShortcoming(findings: readonly DisclosureFinding[]): DisclosureReason {
  const judgements = new Set<string>(findings.map(({ judgement }) => judgement));
  return shortcomings.find((judgement) => judgements.has(judgement)) ?? 'nothing-found';
}

function newestOf(attestations: readonly DisclosureAttestation[]) {
  for (const { by, evidence } of attestations) {
    if (by.trim() === '' || evidence.trim() === '') {
      throw new RangeError('An attestation says by whom, and where its evidence is.');
    }
  }
  return attestations.toSorted((one, two) => two.at - one.at)[0];
}

/** What is heard and seen has to say so itself; only a person can tell whether it does. */
function findUnchecked(
  { format }: DisclosurePost,
  attestations: readonly DisclosureAttestation[],
): DisclosureMedium[] {
  const asked: Readonly<Record<string, readonly DisclosureMedium[]>> = {
    ...{ video: ['spoken', 'shown'], short: ['spoken', 'shown'], live: ['spoken', 'shown'] },
    ...{ audio: ['spoken'], story: ['shown'] },
  };
  const attested = new Set(attestations.map(({ medium }) => medium));
  return (asked[format ?? ''] ?? []).filter((medium) => !attested.has(medium));
}
