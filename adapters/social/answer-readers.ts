import type { SocialReading } from '../../core/social/index.ts';
import type { LosslessJson } from '../json/parse-json-losslessly.ts';
import type { SocialAnswer } from './social-answer.ts';

/** How the answers of one kind are read. @throws RefusedAnswer if there is nothing to read. */
export type AnswerReader = (json: LosslessJson) => Partial<SocialReading>;

/** What is known of a platform that answers in JSON. */
export type JsonPlatform = {
  /** One reader for each kind of answer that is asked for. */
  readonly readers: Readonly<Record<string, AnswerReader>>;
  /** What the platform calls an error. @throws RefusedAnswer for one; answers nothing for all else. */
  readonly refuseError: (json: LosslessJson, answer: SocialAnswer) => void;
  /**
   * The kinds that a body can be of by its look, the likeliest first: an empty list can be of all,
   * and what nobody knows of none.
   */
  readonly lookAt: (json: LosslessJson) => readonly string[];
};
