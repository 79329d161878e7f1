import type { VettingEvidence } from './evidence.ts';

/** Whom evidence is about. */
export type VettedSubject = { readonly kind: 'creator' | 'prospect'; readonly id: string };

/** Where a vetting card's figures come from: what people posted, or what polling found. */
export interface VettingSource {
  /** One for each account that is known, by platform. */
  read(merchantId: string, subject: VettedSubject): Promise<VettingEvidence[]>;
}

/** Figures that people post where nothing is polled. */
export interface EvidenceStore extends VettingSource {
  /** Replaces what was posted of a platform's account. */
  save(merchantId: string, subject: VettedSubject, evidence: VettingEvidence): Promise<void>;
  /** Nothing if there is none. */
  removeAll(merchantId: string, subject: VettedSubject): Promise<void>;
}
