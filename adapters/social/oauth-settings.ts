/** What a platform's sign-in is like, as data. */
export type OAuthSettings = {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  /** Absent: only the creator can take a grant back, in the platform's settings. */
  readonly revokeUrl?: string;
  /** What the app's id is called. */
  readonly clientIdName: 'client_id' | 'client_key';
  /** Where the app's secret goes. */
  readonly clientAuth: 'body' | 'basic';
  readonly scopes: readonly { readonly name: string; readonly why: string }[];
  readonly scopeSeparator: ' ' | ',';
  readonly usesPkce: boolean;
  readonly authorizeMore?: Readonly<Record<string, string>>;
  /** Which of the tokens is taken back. */
  readonly revokes?: 'access_token' | 'refresh_token';
  /** What names an app of which only the id is told when a token is taken back (Twitch), not its secret. */
  readonly revokesWithoutSecret?: true;
};
