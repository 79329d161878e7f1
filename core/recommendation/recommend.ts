import { type CategoryPieces, countCategories, liftOf } from './category-shares.ts';
import { contentWords } from './content-words.ts';
import type { SoldLine } from './sold-line.ts';

export type Product = Pick<SoldLine, 'productId' | 'title' | 'categories'> & {
  /** In the program, in the time that was looked at. */
  readonly pieces: number;
};

/** How well a product suits a creator, out of 1,000, and why. */
export type Fit = {
  readonly creatorId: string;
  readonly product: Product;
  readonly score: number;
  readonly parts: readonly FitPart[];
  /** Pieces that the creator brought already. */
  readonly ownPieces: number;
};

/** Without `points` it is not known, and gives none. */
export type FitPart = {
  readonly part: 'category' | 'words';
  readonly points?: number;
  readonly of: number;
  readonly because: string;
};

/** What a creator is known by: everything that the content says, in one text. */
export type RecommendedCreator = { readonly creatorId: string; readonly content: string };

const categoryPoints = 600;
const wordPoints = 400;
/** A share four times the program's is as much as counts. */
const greatestLift = 4_000n;

/**
 * Rates products for a creator, the best first: 600 points for categories, 400 for words.
 *
 * Category: the greatest lift among the product's categories (see `liftOf`), from none at the program's own share to all
 * at four times of it. Words: the part of the words of title and categories that stand in the creator's content. Who sells
 * as everybody does and writes of something else gets nothing; ties go to what sells more, then to the id.
 */
export function recommendProducts(
  { creatorId, content }: RecommendedCreator,
  lines: readonly SoldLine[],
): Fit[] {
  const ownLines = lines.filter(({ creatorIds }) => creatorIds.includes(creatorId));
  const own = countCategories(ownLines);
  const all = countCategories(lines);
  const ownPieces = new Map(listProducts(ownLines).map((each) => [each.productId, each.pieces]));
  const words = contentWords(content);
  return listProducts(lines)
    .map((product) => {
      const parts = [rateCategory(product, own, all), rateWords(product, words)];
      return {
        creatorId,
        product,
        score: parts.reduce((sum, { points = 0 }) => sum + points, 0),
        parts,
        ownPieces: ownPieces.get(product.productId) ?? 0,
      };
    })
    .toSorted(compareFits);
}

/** Rates creators for one product, by the same method: the other side of the same figures. */
export function recommendCreators(
  productId: string,
  creators: readonly RecommendedCreator[],
  lines: readonly SoldLine[],
): Fit[] {
  return creators
    .flatMap((creator) =>
      recommendProducts(creator, lines).filter((fit) => fit.product.productId === productId),
    )
    .toSorted(compareFits);
}

function compareFits(a: Fit, b: Fit): number {
  const idOf = ({ product, creatorId }: Fit) => `${product.productId}\n${creatorId}`;
  return b.score - a.score || b.product.pieces - a.product.pieces || (idOf(a) < idOf(b) ? -1 : 1);
}

/** The products of some lines; of different titles and categories the last line's. */
function listProducts(lines: readonly SoldLine[]): Product[] {
  const products = new Map<string, Product>();
  for (const { productId, title, categories, pieces } of lines) {
    const before = products.get(productId)?.pieces ?? 0;
    products.set(productId, { productId, title, categories, pieces: before + pieces });
  }
  return [...products.values()];
}

function rateCategory(product: Product, own: CategoryPieces, all: CategoryPieces): FitPart {
  const part = { part: 'category', of: categoryPoints } as const;
  const lifts = product.categories.flatMap((category) => {
    const lift = liftOf(category, own, all);
    return lift === undefined ? [] : [{ category, lift }];
  });
  const best = lifts.toSorted((a, b) => Number(b.lift - a.lift))[0];
  if (best === undefined) return { ...part, because: 'The shop names no category.' };
  if (own.total === 0) return { ...part, because: 'The creator sold nothing with a category yet.' };
  const above = best.lift > greatestLift ? greatestLift : best.lift;
  const points = above <= 1_000n ? 0n : ((above - 1_000n) * BigInt(categoryPoints)) / 3_000n;
  return {
    ...part,
    points: Number(points),
    because: `${own.of.get(best.category) ?? 0} of ${own.total} own pieces are ${best.category}, of the program ${all.of.get(best.category) ?? 0} of ${all.total}.`,
  };
}

function rateWords(product: Product, words: ReadonlySet<string>): FitPart {
  const part = { part: 'words', of: wordPoints } as const;
  const asked = [...contentWords([product.title, ...product.categories].join(' '))];
  if (words.size === 0) return { ...part, because: 'No content of the creator is known.' };
  if (asked.length === 0) return { ...part, because: 'The product has no words to compare.' };
  const shared = asked.filter((word) => words.has(word)).toSorted();
  return {
    ...part,
    points: Math.floor((shared.length * wordPoints) / asked.length),
    because:
      shared.length === 0
        ? `None of ${asked.length} words of the product stand in the content.`
        : `${shared.length} of ${asked.length} words of the product stand in the content: ${shared.join(', ')}.`,
  };
}
