import { ApiAnswerError } from '../../http/api-error.ts';
import { UnusableContentError } from '../unusable-content-error.ts';

/** What is read within: content of no use is an answer that its protocol does not know. */
export function readingAnswer<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnusableContentError)) throw error;
    throw new ApiAnswerError(path, `answered what is not readable (${error.message})`);
  }
}
