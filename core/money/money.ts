/** An amount of one currency, held in its smallest unit so that no arithmetic rounds by accident. */
export type Money = { readonly minorUnits: bigint; readonly currency: string };
