import {
  type AdjustmentPorts,
  decideAdjustment,
  makeAdjustment,
} from '../../../functions/record-facts/make-adjustment.ts';
import {
  decideReassignment,
  makeReassignment,
  reverseReassignment,
} from '../../../functions/record-facts/reassign-order.ts';
import { changeActivity, reportActivity } from '../../../functions/record-facts/report-activity.ts';
import type { Deed } from '../story/deed.ts';
import { closeEarly, type EarlyClosePorts } from './close-early.ts';

const manager = 'manager@acme.example';

/** Does what a person or a back end asks of `record-facts`, one request after the other. */
export async function doDeed(ports: AdjustmentPorts & EarlyClosePorts, deed: Deed): Promise<void> {
  if (deed.kind === 'adjust') return adjust(ports, deed);
  if (deed.kind === 'reassign') return reassign(ports, deed);
  if (deed.kind === 'close-early') return closeEarly(ports, deed);
  return report(ports, deed);
}

async function adjust(ports: AdjustmentPorts, deed: Extract<Deed, { kind: 'adjust' }>) {
  await makeAdjustment(ports, deed.key, deed.adjustment);
  if (deed.decision) await decideAdjustment(ports, deed.key, deed.decision);
}

async function reassign(ports: AdjustmentPorts, deed: Extract<Deed, { kind: 'reassign' }>) {
  const { key, reassignment, decision, isReversed } = deed;
  const { reassignmentId } = reassignment;
  await makeReassignment(ports, key, reassignment);
  if (decision) await decideReassignment(ports, key, reassignmentId, decision);
  if (!isReversed) return;
  await reverseReassignment(ports, key, { reassignmentId, note: 'A mistake.', author: manager });
}

async function report(ports: AdjustmentPorts, deed: Extract<Deed, { kind: 'report' }>) {
  const { key, reported, change } = deed;
  await reportActivity(ports, key, reported);
  if (change) await changeActivity(ports, key, { ...change, author: manager }, 'change-1');
}
