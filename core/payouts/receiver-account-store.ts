import type { ReceiverAccount, ReceiverAccountKey, ReceiverNews } from './receiver-account.ts';

/** Keeps what rails say of receivers' accounts. */
export interface ReceiverAccountStore {
  find(key: ReceiverAccountKey): Promise<ReceiverAccount | undefined>;
  /** Takes news in as `noteReceiverNews` does, whoever else does at the same time. Can be repeated. */
  note(key: ReceiverAccountKey, news: ReceiverNews): Promise<void>;
}
