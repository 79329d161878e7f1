/** Whoever is paid, as tax sees it: a creator, or a payee for creators, whose tax year is one whoever earned it. */
export type TaxReceiver = { readonly kind: 'creator' | 'payee'; readonly id: string };

/** Who receives a payout of an account. @param payeeId absent: the creator. */
export function taxReceiverOf(creatorId: string, payeeId: string | undefined): TaxReceiver {
  return payeeId === undefined
    ? { kind: 'creator', id: creatorId }
    : { kind: 'payee', id: payeeId };
}
