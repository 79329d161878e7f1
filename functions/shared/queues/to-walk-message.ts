import type { OrderWalkStep } from '../../../core/reconciliation/index.ts';
import type { TopicCheckStep } from '../../../core/topics/index.ts';

/** A step of a walk, or a look for a connection's topics. */
export type WalkMessageStep = OrderWalkStep | TopicCheckStep;

/** A step as the queue of walks takes it. */
export function toWalkMessage(step: WalkMessageStep): string {
  const { merchantId, connectionId, kind } = step;
  const pages = step.kind === 'topics' ? {} : { pages: step.pages };
  return JSON.stringify({ merchantId, connectionId, kind, ...pages });
}
