/** How the shop of a program applies a code that comes with a visitor. */
export type CodeOnLanding =
  /** By a parameter of any page, such as `?apply_coupon=MIA10`. */
  | { readonly via: 'parameter'; readonly name: string }
  /** By an address of its own that leads on, such as `/discount/{code}?redirect=/products/tent`. */
  | { readonly via: 'path'; readonly path: string; readonly returnParameter: string };
