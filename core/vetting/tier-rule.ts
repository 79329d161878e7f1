/** What a tier asks of a creator before one is invited into it; what is absent is not asked. */
export type TierRule = {
  /** As standings name it. */
  readonly tier: string;
  readonly minimumFollowers?: number;
  /** Posts with products or links to the shop. */
  readonly shoppablePosts?: { readonly atLeast: number; readonly withinDays: number };
  /** 300 is 3 %. */
  readonly minimumEngagementBasisPoints?: number;
  readonly maximumSponsoredBasisPoints?: number;
};
