import { formatMoney } from '../../core/money/format-money.ts';
import { formatDay, formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { escapeXml } from './escape-xml.ts';
import { toSepaText } from './sepa-text.ts';
import { shortenId } from './shorten-id.ts';

export type CreditTransfer = {
  /** The payout's id: comes back from the bank with the booking. */
  readonly endToEndId: string;
  readonly minorUnits: bigint;
  readonly holder: string;
  readonly iban: string;
  readonly bic?: string;
  readonly remittance: string;
};

/** Whose account is debited; a bank knows its own BIC. */
type Debtor = { readonly name: string; readonly iban: string; readonly bic?: string };

/** Credit transfers from one account, in one currency, on one day: one payment information block. */
export type CreditTransferFile = {
  readonly messageId: string;
  readonly createdAt: Instant;
  /** The UTC day of this moment is the day asked for. */
  readonly executeAt: Instant;
  readonly debtor: Debtor;
  readonly currency: string;
  readonly transfers: readonly CreditTransfer[];
};

/**
 * Writes SEPA credit transfers as a pain.001.001.09 message (ISO 20022,
 * CustomerCreditTransferInitiationV09). Depends on nothing but its input: equal input gives equal
 * bytes.
 *
 * @throws RangeError if there is no transfer or one that is not above zero: a bank would refuse it.
 */
export function writePain001(file: CreditTransferFile): string {
  const { transfers, currency } = file;
  if (transfers.length === 0 || transfers.some(({ minorUnits }) => minorUnits <= 0n)) {
    throw new RangeError('A bank file needs at least one transfer, and each above zero.');
  }
  const total = transfers.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  const count = element('NbOfTxs', `${transfers.length}`);
  const controlSum = element('CtrlSum', formatMoney({ minorUnits: total, currency }));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">',
    '<CstmrCdtTrfInitn>',
    ...groupHeader(file, [count, controlSum]),
    ...paymentInformation(file, [count, controlSum]),
    '</CstmrCdtTrfInitn>',
    '</Document>',
  ];
  return `${lines.join('\n')}\n`;
}

function groupHeader(file: CreditTransferFile, sums: readonly string[]): string[] {
  return [
    '<GrpHdr>',
    element('MsgId', shortenId(file.messageId)),
    element('CreDtTm', `${formatInstant(file.createdAt).slice(0, 19)}Z`),
    ...sums,
    `<InitgPty>${element('Nm', toSepaText(file.debtor.name, 70))}</InitgPty>`,
    '</GrpHdr>',
  ];
}

function paymentInformation(file: CreditTransferFile, sums: readonly string[]): string[] {
  const { debtor, transfers, currency } = file;
  return [
    '<PmtInf>',
    element('PmtInfId', shortenId(file.messageId)),
    element('PmtMtd', 'TRF'),
    element('BtchBookg', 'true'),
    ...sums,
    '<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>',
    `<ReqdExctnDt>${element('Dt', formatDay(file.executeAt))}</ReqdExctnDt>`,
    `<Dbtr>${element('Nm', toSepaText(debtor.name, 70))}</Dbtr>`,
    `<DbtrAcct>${account(debtor.iban)}</DbtrAcct>`,
    `<DbtrAgt>${debtor.bic === undefined ? unnamedBank : bank(debtor.bic)}</DbtrAgt>`,
    element('ChrgBr', 'SLEV'),
    ...transfers.flatMap((transfer) => creditTransfer(transfer, currency)),
    '</PmtInf>',
  ];
}

function creditTransfer(transfer: CreditTransfer, currency: string): string[] {
  const amount = formatMoney({ minorUnits: transfer.minorUnits, currency });
  return [
    '<CdtTrfTxInf>',
    `<PmtId>${element('EndToEndId', shortenId(transfer.endToEndId))}</PmtId>`,
    `<Amt><InstdAmt Ccy="${escapeXml(currency)}">${amount}</InstdAmt></Amt>`,
    ...(transfer.bic === undefined ? [] : [`<CdtrAgt>${bank(transfer.bic)}</CdtrAgt>`]),
    `<Cdtr>${element('Nm', toSepaText(transfer.holder, 70))}</Cdtr>`,
    `<CdtrAcct>${account(transfer.iban)}</CdtrAcct>`,
    `<RmtInf>${element('Ustrd', toSepaText(transfer.remittance, 140))}</RmtInf>`,
    '</CdtTrfTxInf>',
  ];
}

const account = (iban: string): string => `<Id>${element('IBAN', iban)}</Id>`;

const bank = (bic: string): string => `<FinInstnId>${element('BICFI', bic)}</FinInstnId>`;

/** The scheme asks for the debtor's bank, and allows it to be left to the bank (EPC132-08). */
const unnamedBank = '<FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId>';

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
