import { conversionIdOf } from '../core/settlement/conversion-id.ts';
import { msPerDay } from '../core/time/instant.ts';
import { aRefund, aRefundFact, orderMoment } from '../test/support/factories/index.ts';
import { makeOrderFact } from './settlement/make-order-fact.ts';
import { openEmulator } from './settlement/open-emulator.ts';
import { creatorOf, openSystem } from './settlement/open-system.ts';
import { countUnits, type UnitLine } from './settlement/unit-counter.ts';

/*
 * What a conversion costs in DynamoDB, by the capacity that the emulator says each request consumed:
 * its arrival, its close, a refund after that, and a payout. Orders have one line and one creator.
 *
 *   npm run bench:units
 */

const orders = 160;
const creators = 1;
const emulator = await openEmulator();
const counter = countUnits(emulator.documents);
const system = openSystem(counter.documents);
await system.setUp(creators);
counter.take();

const facts = Array.from({ length: orders }, (_, n) =>
  makeOrderFact(n, orderMoment + n * 1_000, creators),
);
const orderIds = facts.map(conversionIdOf);
for (const fact of facts) {
  system.clock.at = fact.recordedAt + 1_000;
  await system.receive(fact);
}
report('Arrival: webhook to estimate', counter.take(), orders);

system.clock.at = orderMoment + 60 * msPerDay;
await system.planClosings();
for (const key of system.due.splice(0)) await system.close(key);
await system.post(orderIds);
report('Close: the walk, the decision, and the account, in groups of 80', counter.take(), orders);

system.clock.at += msPerDay;
for (const [n, { orderId, content }] of facts.entries()) {
  if (content.kind !== 'order') continue;
  const line = { lineId: content.order.lines[0]?.lineId ?? '', quantity: 0, minorUnits: 2_500n };
  const processedAt = system.clock.at;
  const refund = aRefund({ refundId: `refund-${n}`, processedAt, lines: [line] });
  await system.receive(aRefundFact(refund, { orderId, recordedAt: processedAt + 2_000 }));
}
await system.post(orderIds);
report('Refund after the close, restated', counter.take(), orders);

await system.planPayouts('run-1');
await system.pay();
await system.confirm(creatorOf(0));
report('Payout: planned, reserved, submitted, released, confirmed', counter.take(), creators);
await emulator.stop();

/** One row for each kind of request, per conversion (or payout); writes first. */
function report(title: string, lines: readonly UnitLine[], count: number): void {
  console.log(`\n${title}`);
  for (const isWrite of [true, false]) {
    const own = lines.filter((line) => line.isWrite === isWrite);
    for (const { what, units, requests } of own.toSorted((a, b) => b.units - a.units)) {
      const each = (units / count).toFixed(2).padStart(8);
      console.log(`${each}  ${isWrite ? 'write' : 'read '}  ${what} (${requests} requests)`);
    }
    const total = own.reduce((sum, { units }) => sum + units, 0) / count;
    console.log(`${total.toFixed(2).padStart(8)}  ${isWrite ? 'write' : 'read'} units in all`);
  }
}
