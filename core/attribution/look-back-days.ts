/**
 * How many days before an order touches are looked up, and so the longest window that a program may
 * have. It is longer than the usual windows, so that a late click can be explained.
 */
export const lookBackDays = 120;
