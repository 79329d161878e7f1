import type { InvoiceParty } from '../../core/invoices/invoice.ts';
import { element, type XmlElement } from './xml-element.ts';

/**
 * A seller (BG-4) or buyer (BG-7) as a UBL party. The comments name the seller's and the buyer's term.
 *
 * @param taxScheme VAT, or GST where the country calls it so.
 */
export function writeUblParty(
  { id, name, street, city, postalCode, country, taxNumber }: InvoiceParty,
  taxScheme: 'VAT' | 'GST',
): XmlElement {
  return element('cac:Party', [
    // BT-29, BT-46: an identifier that both know.
    element('cac:PartyIdentification', [element('cbc:ID', id)]),
    element('cac:PostalAddress', [
      optional('cbc:StreetName', street), // BT-35, BT-50
      optional('cbc:CityName', city), // BT-37, BT-52
      optional('cbc:PostalZone', postalCode), // BT-38, BT-53
      element('cac:Country', [element('cbc:IdentificationCode', country)]), // BT-40, BT-55
    ]),
    taxNumber === undefined
      ? undefined
      : element('cac:PartyTaxScheme', [
          element('cbc:CompanyID', taxNumber), // BT-31, BT-48
          element('cac:TaxScheme', [element('cbc:ID', taxScheme)]),
        ]),
    element('cac:PartyLegalEntity', [element('cbc:RegistrationName', name)]), // BT-27, BT-44
  ]);
}

const optional = (name: string, text: string | undefined): XmlElement | undefined =>
  text === undefined ? undefined : element(name, text);
