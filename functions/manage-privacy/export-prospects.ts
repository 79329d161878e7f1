import type { PersonRecord } from '../../core/identity/person-store.ts';
import { toEvidenceDocument } from '../shared/growth/evidence-document.ts';
import { toProspectDocument } from '../shared/growth/prospect-document.ts';
import type { ManagePrivacyPorts } from './ports.ts';

/** The handles that a person left, with the consent to each, and what was posted of the accounts. */
export async function exportProspects(
  { prospects, evidence }: Pick<ManagePrivacyPorts, 'prospects' | 'evidence'>,
  merchantId: string,
  records: readonly PersonRecord[],
) {
  const ids = new Set(
    records.flatMap((record) => record.prospects.map(({ prospectId }) => prospectId)),
  );
  const found = await Promise.all([...ids].map((id) => prospects.find(merchantId, id)));
  return Promise.all(
    found
      .filter((prospect) => prospect !== undefined)
      .map(async (prospect) => {
        const subject = { kind: 'prospect', id: prospect.prospectId } as const;
        const figures = await evidence.read(merchantId, subject);
        return { ...toProspectDocument(prospect), figures: figures.map(toEvidenceDocument) };
      }),
  );
}
