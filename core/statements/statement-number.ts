/**
 * The number of a creator's statement of a month: `mia-2026-11`. It follows from what the statement is about, so one
 * month has one number, however often somebody tries to issue it.
 */
export function statementNumber(creatorId: string, month: string): string {
  return `${creatorId}-${month}`;
}

/** The month that a number of this creator's names; `undefined` if it is none of theirs. */
export function monthOfNumber(creatorId: string, number: string): string | undefined {
  const month = number.slice(creatorId.length + 1);
  const isOwn = /^\d{4}-\d{2}$/.test(month) && number === statementNumber(creatorId, month);
  return isOwn ? month : undefined;
}
