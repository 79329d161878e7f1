import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import { computeDueAt } from '../../core/settlement/compute-due-at.ts';
import type { ConversionState } from '../../core/settlement/conversion.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import { fromJournalLines, type JournalLine, toJournalLines } from './journal-lines.ts';
import { dayPartition, dueIndex, stateKey } from './keys/conversion-keys.ts';
import { packText, unpackText } from './pack-text.ts';
import type { Item } from './table.ts';

type StateBody = Pick<
  ConversionState,
  | 'unpaidExpiryAt'
  | 'earlyClose'
  | 'reportedMissingAt'
  | 'closedAt'
  | 'holds'
  | 'held'
  | 'owed'
  | 'owedInKind'
  | 'missingRates'
  | 'measuredMinorUnits'
  | 'measuredFor'
  | 'onceGivenTo'
  | 'summary'
> & {
  readonly journal: readonly JournalLine[];
};

/** What is an attribute of the item; the conversion's id, `<connection name>~<order id>`, is `dsk`. */
type StateAttributes = Pick<
  ConversionState,
  | 'merchantId'
  | 'programId'
  | 'version'
  | 'revision'
  | 'status'
  | 'currency'
  | 'placedAt'
  | 'closeAt'
  | 'updatedAt'
  | 'frozenDigest'
> & { readonly countsInPeriods?: true; readonly dsk: string; readonly body: string | Uint8Array };

/** A state as an item of the Conversions table, in its order's partition and in both indexes. */
export function toStateItem(state: ConversionState): Item {
  const {
    merchantId,
    conversionId,
    unpaidExpiryAt,
    earlyClose,
    reportedMissingAt,
    closedAt,
    holds,
    held,
    owed,
    owedInKind,
    missingRates,
    measuredMinorUnits,
    measuredFor,
    onceGivenTo,
    summary,
    journal,
  } = state;
  const body: StateBody = {
    ...(reportedMissingAt === undefined ? {} : { reportedMissingAt }),
    ...(unpaidExpiryAt === undefined ? {} : { unpaidExpiryAt }),
    ...(earlyClose === undefined ? {} : { earlyClose }),
    ...(closedAt === undefined ? {} : { closedAt }),
    holds,
    ...(held === undefined ? {} : { held }),
    owed,
    ...(owedInKind === undefined ? {} : { owedInKind }),
    ...(missingRates === undefined ? {} : { missingRates }),
    ...(measuredMinorUnits === undefined ? {} : { measuredMinorUnits }),
    ...(measuredFor === undefined ? {} : { measuredFor }),
    ...(onceGivenTo === undefined ? {} : { onceGivenTo }),
    summary,
    journal: toJournalLines(conversionId, journal),
  };
  const attributes: StateAttributes = {
    merchantId,
    dsk: conversionId,
    programId: state.programId,
    version: state.version,
    revision: state.revision,
    status: state.status,
    currency: state.currency,
    placedAt: state.placedAt,
    closeAt: state.closeAt,
    updatedAt: state.updatedAt,
    ...(state.frozenDigest === undefined ? {} : { frozenDigest: state.frozenDigest }),
    // The stream's consumer reads no bodies.
    ...(measuredMinorUnits === undefined ? {} : { countsInPeriods: true }),
    body: packText(encodeJson(body)),
  };
  return {
    ...stateKey(merchantId, conversionId),
    ...placeInDueIndex(state),
    dpk: dayPartition(merchantId, state.programId, formatDay(state.placedAt)),
    ...attributes,
  };
}

/** The state in an item that `toStateItem` made. */
export function fromStateItem(item: Item): ConversionState {
  const attributes = item as unknown as StateAttributes;
  const { merchantId, dsk: conversionId, closeAt, frozenDigest } = attributes;
  const { journal, ...body } = decodeJson<StateBody>(unpackText(attributes.body));
  const [connectionName = '', ...orderId] = conversionId.split('~');
  return {
    merchantId,
    conversionId,
    connectionId: `${merchantId}.${connectionName}`,
    programId: attributes.programId,
    orderId: orderId.join('~'),
    version: attributes.version,
    revision: attributes.revision,
    status: attributes.status,
    currency: attributes.currency,
    placedAt: attributes.placedAt,
    ...(closeAt === undefined ? {} : { closeAt }),
    ...(frozenDigest === undefined ? {} : { frozenDigest }),
    updatedAt: attributes.updatedAt,
    ...body,
    journal: fromJournalLines(conversionId, journal),
  };
}

function placeInDueIndex(state: ConversionState) {
  const { merchantId, conversionId, updatedAt } = state;
  const dueAt = computeDueAt(state);
  return dueAt === undefined ? {} : dueIndex(merchantId, { conversionId, dueAt, updatedAt });
}
