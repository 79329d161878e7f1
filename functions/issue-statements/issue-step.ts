/** What is to be issued: of all merchants, of one behind a creator, of one creator, or of one payee. */
export type IssueStep =
  | { readonly of: 'all' }
  | {
      readonly of: 'merchant';
      readonly merchantId: string;
      /** Creators up to this id have had their turn. */
      readonly after?: string;
    }
  | { readonly of: 'creator'; readonly merchantId: string; readonly creatorId: string }
  | { readonly of: 'payee'; readonly merchantId: string; readonly payeeId: string };
