import { addRemoved, nothingRemoved, type PersonStore } from '../../core/identity/person-store.ts';
import type { PrivacyRequest } from '../../core/privacy/index.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ProgramRegistry } from '../../core/programs/program-registry.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import { addDays } from '../../core/time/add-days.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import { type Instant, msPerDay } from '../../core/time/instant.ts';
import { parseDay } from '../../core/time/parse-day.ts';
import { buyerHashesOf } from '../shared/privacy/find-person.ts';
import type { Step } from './run-privacy-request.ts';

export type EraseShopPorts = {
  readonly directory: Pick<ProgramDirectory, 'findConnection' | 'listPrograms'>;
  readonly registry: Pick<ProgramRegistry, 'saveConnection'>;
  readonly conversions: Pick<ConversionStore, 'load' | 'listOfDay'>;
  readonly persons: Pick<PersonStore, 'read' | 'markErased' | 'sweep' | 'forgetOrder'>;
  readonly now: () => Instant;
};

/** Shops are connected with the orders of two years before; a month more costs nothing. */
const backfilledDays = 760;
/** Hardly any day of a shop that is gone has many orders. */
const daysPerStep = 30;

/**
 * Closes the connection of a shop that is gone, and removes what is kept of its buyers, some days of orders at
 * a time. Who bought in another shop of the merchant, too, loses only what came from this one.
 */
export async function eraseShop(ports: EraseShopPorts, request: PrivacyRequest): Promise<Step> {
  const { merchantId, connectionId = '' } = request;
  const connection = await ports.directory.findConnection(merchantId, connectionId);
  const known = request.erasure ?? {
    ...{ personHashes: [], swept: 0, isShared: false, removed: nothingRemoved },
    nextDay: formatDay(addDays(connection?.createdAt ?? request.receivedAt, -backfilledDays)),
  };
  if (connection !== undefined && connection.closedAt === undefined) {
    await ports.registry.saveConnection({ ...connection, closedAt: request.receivedAt });
  }

  const last = formatDay(request.receivedAt);
  let { removed } = known;
  let day = known.nextDay ?? last;
  for (let days = 0; days < daysPerStep && day <= last; days += 1) {
    removed = addRemoved(removed, await eraseDay(ports, request, day));
    day = dayAfter(day);
  }
  return { erasure: { ...known, removed, nextDay: day }, isDone: day > last };
}

function dayAfter(day: string): string {
  const start = parseDay(day);
  if (start === undefined) throw new RangeError(`${day} is no day.`);
  return formatDay(start + msPerDay);
}

async function eraseDay(
  ports: EraseShopPorts,
  { merchantId, connectionId, receivedAt }: PrivacyRequest,
  day: string,
) {
  let removed = nothingRemoved;
  for (const { programId } of await ports.directory.listPrograms(merchantId)) {
    const states = await ports.conversions.listOfDay(merchantId, programId, day);
    for (const { conversionId } of states.filter((state) => state.connectionId === connectionId)) {
      const { facts } = await ports.conversions.load({ merchantId, conversionId });
      for (const personHash of new Set(facts.flatMap(buyerHashesOf))) {
        const buyer = { merchantId, personHash, conversionId, at: receivedAt };
        removed = addRemoved(removed, await eraseBuyer(ports, buyer));
      }
    }
  }
  return removed;
}

type Buyer = {
  readonly merchantId: string;
  readonly personHash: string;
  readonly conversionId: string;
  readonly at: Instant;
};

async function eraseBuyer(
  { persons }: EraseShopPorts,
  { merchantId, personHash, conversionId, at }: Buyer,
) {
  const shop = shopOf(conversionId);
  const { orders, siblings } = await persons.read(merchantId, personHash);
  const further = await Promise.all(siblings.map((hash) => persons.read(merchantId, hash)));
  const all = [...orders, ...further.flatMap((record) => record.orders)];
  let removed = nothingRemoved;
  for (const hash of [personHash, ...siblings]) {
    if (all.some((order) => shopOf(order.conversionId) !== shop)) {
      await persons.forgetOrder(merchantId, hash, conversionId);
      continue;
    }
    await persons.markErased(merchantId, hash, at);
    removed = addRemoved(removed, await sweepAll(persons, merchantId, hash));
  }
  return removed;
}

async function sweepAll(persons: EraseShopPorts['persons'], merchantId: string, hash: string) {
  let removed = nothingRemoved;
  for (;;) {
    const swept = await persons.sweep(merchantId, hash, { limit: 200, cutsTouches: true });
    removed = addRemoved(removed, swept.removed);
    if (swept.isDone) return removed;
  }
}

/** The connection's name, which ids of orders begin with. */
const shopOf = (conversionId: string): string => conversionId.split('~')[0] ?? '';
