/** How many comparisons a search may still make before it gives up. */
export type Effort = { comparisonsLeft: number };
