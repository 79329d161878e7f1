import type { SocialReading } from '../../core/social/index.ts';
import { type LosslessJson, parseJsonLosslessly } from '../json/parse-json-losslessly.ts';
import type { JsonPlatform } from './answer-readers.ts';
import { catchRefusal } from './catch-refusal.ts';
import { refuseStatus } from './refuse-status.ts';
import { RefusedAnswer } from './refused-answer.ts';
import type { SocialAnswer } from './social-answer.ts';
import type { SocialParser } from './social-parser.ts';

/**
 * A parser of JSON answers: an error is refused by its name, an answer to another question by the
 * name of that question, and the rest is read by the kind that was asked for.
 */
export function makeJsonParser(platform: JsonPlatform): SocialParser {
  return {
    kinds: [...Object.keys(platform.readers), 'error'],
    parse: (kind, answer) => catchRefusal(() => read(platform, kind, answer)),
  };
}

function read(platform: JsonPlatform, kind: string, answer: SocialAnswer): Partial<SocialReading> {
  const json = parseBody(answer);
  platform.refuseError(json, answer);
  refuseStatus(answer);
  refuseOtherKind(kind, platform.lookAt(json));
  const reader = platform.readers[kind];
  if (reader === undefined) throw new RangeError(`There is no kind "${kind}" here.`);
  return reader(json);
}

/** A gateway's page in HTML has a status that says more than its body does. */
function parseBody(answer: SocialAnswer): LosslessJson {
  const parsed = parseJsonLosslessly(answer.body);
  if ('value' in parsed) return parsed.value;
  refuseStatus(answer);
  throw new RefusedAnswer({ kind: 'malformed', detail: parsed.refusal });
}

function refuseOtherKind(kind: string, seen: readonly string[]): void {
  if (seen.includes(kind)) return;
  const asked = kind === 'error' ? 'an error' : `an answer of the kind ${kind}`;
  const [looksLike] = seen;
  if (looksLike === undefined) {
    const detail = `This is not ${asked}, nor another answer that is known.`;
    throw new RefusedAnswer({ kind: 'unsupported', detail });
  }
  const detail = `This is not ${asked}; it looks like ${looksLike}.`;
  throw new RefusedAnswer({ kind: 'wrong-kind', detail, looksLike });
}
