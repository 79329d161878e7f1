import { setImmediate as waitForTurn } from 'node:timers/promises';

const nextTurn = () => waitForTurn();

/** Somebody who has asked and waits. */
export type Caller<Question, Answer> = {
  readonly question: Question;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * Gathers those who ask at one time, and answers them together. Who asks while others are being
 * answered waits for them, and is answered with all who came meanwhile. So nobody gets an answer that
 * was on its way before the question: what is read is never older than the question is.
 *
 * @param answerAll answers each caller, or throws what all who are left fail with.
 * @param turn lets those ask who are about to; by default, all who were woken by what has arrived.
 * @param becomeIdle told when nobody waits any more.
 */
export function gatherCallers<Question, Answer>(
  answerAll: (callers: readonly Caller<Question, Answer>[]) => Promise<void>,
  turn: () => Promise<unknown> = nextTurn,
  becomeIdle: () => void = () => {},
): (question: Question) => Promise<Answer> {
  let waiting: Caller<Question, Answer>[] = [];
  let isBusy = false;

  async function answerWaiting(): Promise<void> {
    isBusy = true;
    while (waiting.length > 0) {
      // Those who have just been answered, and those of other answers of this turn, may ask on.
      await turn();
      const callers = waiting;
      waiting = [];
      try {
        await answerAll(callers);
      } catch (error) {
        for (const { fail } of callers) fail(error);
      }
    }
    isBusy = false;
    becomeIdle();
  }

  return (question) =>
    new Promise((answer, fail) => {
      waiting.push({ question, answer, fail });
      if (!isBusy) void answerWaiting();
    });
}
