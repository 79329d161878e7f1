/** The apps of a program's merchant: where deep links may lead, and which apps may claim the links. */
export type AppSettings = {
  /** Hosts of universal links and app links, besides the landing hosts. */
  readonly hosts: readonly string[];
  /** Custom schemes, without the colon. */
  readonly schemes: readonly string[];
  /** `<team id>.<bundle id>` of apps that may open links themselves. */
  readonly iosAppIds?: readonly string[];
  /** Android apps that may, with the SHA-256 fingerprints of the certificates that they are signed with. */
  readonly androidApps?: readonly {
    readonly package: string;
    readonly fingerprints: readonly string[];
  }[];
};

/** Where a link leads on one platform, besides the web. */
export type AppTarget = {
  /** A universal link or app link (`https:`), or an address in a custom scheme. */
  readonly url: string;
  /** Where to without the app; absent: to the link's destination on the web. */
  readonly storeUrl?: string;
  /** Android only: the app's package, by which Chrome opens it, or leads elsewhere without it. */
  readonly package?: string;
  /**
   * `tap` shows a page with a link to the app and one to go on without it; absent: `redirect` for `https:`,
   * `tap` for custom schemes, for which a browser without the app shows an error.
   */
  readonly openBy?: 'redirect' | 'tap';
};

export const appPlatforms = ['ios', 'android'] as const;
export type AppPlatform = (typeof appPlatforms)[number];

export type AppTargets = Readonly<Partial<Record<AppPlatform, AppTarget>>>;
