/** For whom a source's rates are imported. Nobody's are unless the merchant asks for it. */
export interface RateImports {
  set(merchantId: string, source: string, isWanted: boolean): Promise<void>;
  isWanted(merchantId: string, source: string): Promise<boolean>;
  /** From an index, which may be a moment old. */
  listMerchants(source: string): Promise<string[]>;
}
